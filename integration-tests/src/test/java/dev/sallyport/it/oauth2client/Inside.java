package dev.sallyport.it.oauth2client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A port of this machine that nobody outside should reach. It hangs up, and counts how often it had to. */
final class Inside implements AutoCloseable {

    private final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket socket;

    private Inside(ServerSocket socket) {
        this.socket = socket;
        Thread thread = new Thread(this::hangUp, "inside");
        thread.setDaemon(true);
        thread.start();
    }

    static Inside open() {
        try {
            return new Inside(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    private void hangUp() {
        try {
            while (true) {
                Socket caller = socket.accept();
                connections.incrementAndGet();
                caller.close();
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

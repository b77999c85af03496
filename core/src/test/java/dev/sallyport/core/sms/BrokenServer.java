package dev.sallyport.core.sms;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that takes connections and then behaves badly. */
public final class BrokenServer implements AutoCloseable {

    /** Longer than any test waits. */
    private static final byte[] ENDLESS = ("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(100_000))
            .getBytes(StandardCharsets.US_ASCII);

    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ServerSocket server;

    private BrokenServer(Behaviour behaviour) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(() -> accept(behaviour));
    }

    private interface Behaviour {
        void live(BrokenServer server, Socket connection) throws IOException, InterruptedException;
    }

    /** Never says a word. */
    public static BrokenServer hanging() throws IOException {
        return new BrokenServer((server, connection) -> server.closed.await());
    }

    /** Says a byte every 20 ms: no time-out between two bytes ends this. */
    public static BrokenServer dripping() throws IOException {
        return new BrokenServer((server, connection) -> {
            OutputStream out = connection.getOutputStream();
            for (byte drop : ENDLESS) {
                if (server.closed.await(20, TimeUnit.MILLISECONDS)) {
                    return;
                }
                out.write(drop);
            }
        });
    }

    /** Hears the request out and hangs up. */
    public static BrokenServer closing() throws IOException {
        return new BrokenServer((server, connection) -> {
            InputStream in = connection.getInputStream();
            if (in.readNBytes(16).length < 16 || in.skip(in.available()) < 0) {
                throw new IOException("nothing was asked");
            }
            connection.close();
        });
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/";
    }

    /** How often somebody connected. */
    public int connections() {
        return connections.size();
    }

    private void accept(Behaviour behaviour) {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                start(() -> live(behaviour, connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void live(Behaviour behaviour, Socket connection) {
        try (connection) {
            behaviour.live(this, connection);
        } catch (IOException e) {
            return; // the other end had enough
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "broken-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

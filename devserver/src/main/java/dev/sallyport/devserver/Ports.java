package dev.sallyport.devserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of the loopback interface. */
public final class Ports {

    private Ports() {}

    /** The port itself, or a free one where it is 0. Another process may take a free port before it is used. */
    public static int orFree(int port) {
        return port == 0 ? free() : port;
    }

    /** A port that nobody listened on a moment ago. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DevServerException("No free port on the loopback interface: " + e.getMessage(), e);
        }
    }

    /** Fails with one clear line when something listens on the port; {@code option} is how to choose another. */
    static void requireFree(int port, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw portInUse(port, option, e);
        }
    }

    static DevServerException portInUse(int port, String option, Exception cause) {
        return new DevServerException(
                "Port " + port + " on 127.0.0.1 is in use: stop what listens there or choose another with -D" + option
                        + "=<port>.",
                cause);
    }
}

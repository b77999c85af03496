package dev.sallyport.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * As many GET requests as a server answers, over connections that stay open. Written on plain sockets: client and server
 * share the machine, and what the client takes is missing there.
 */
final class HttpLoad {

    private static final int CONNECTIONS = 16;
    private static final String LENGTH = "content-length: ";
    private static final String CHUNKED = "transfer-encoding: chunked";

    private final URI server;

    HttpLoad(URI server) {
        this.server = server;
    }

    /**
     * What came of one window.
     *
     * @param perSecond requests per second of all connections together
     * @param median    milliseconds
     * @param p99       milliseconds
     */
    record Window(double perSecond, double median, double p99) {

        private static Window of(double[] millis, Duration time) {
            double[] sorted = millis.clone();
            Arrays.sort(sorted);
            return new Window(
                    sorted.length / (time.toNanos() / 1e9),
                    sorted[sorted.length / 2],
                    sorted[(int) Math.min(sorted.length - 1L, sorted.length * 99L / 100)]);
        }
    }

    /** @param requests taken in turns; each must be answered with 200 */
    Window run(List<Request> requests, Duration time) {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long end = System.nanoTime() + time.toNanos();
            List<Future<double[]>> running = new ArrayList<>();
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                int first = connection;
                running.add(threads.submit(() -> connection(requests, first, end)));
            }
            double[] millis = running.stream()
                    .flatMapToDouble(future -> Arrays.stream(result(future)))
                    .toArray();
            return Window.of(millis, time);
        } finally {
            threads.shutdownNow();
        }
    }

    /** A GET request, ready to be sent. */
    static final class Request {

        private final byte[] bytes;

        private Request(byte[] bytes) {
            this.bytes = bytes;
        }

        static Request get(URI server, String path, String header) {
            String text = "GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n" + header
                    + "\r\nAccept: application/json\r\n\r\n";
            return new Request(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private double[] connection(List<Request> requests, int first, long end) throws IOException {
        double[] millis = new double[1 << 20];
        int count = 0;
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
            OutputStream out = socket.getOutputStream();
            for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                out.write(requests.get((first + count * CONNECTIONS) % requests.size()).bytes);
                answer(in);
                millis[count++] = (System.nanoTime() - start) / 1e6;
            }
        }
        return Arrays.copyOf(millis, count);
    }

    private static void answer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("answered " + status);
        }
        int length = 0;
        boolean inChunks = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
            inChunks |= header.equalsIgnoreCase(CHUNKED);
        }
        if (inChunks) {
            skipChunks(in);
        } else {
            in.skipNBytes(length);
        }
    }

    /** Each after its length in hex, the last one empty (RFC 9112 §7.1). */
    private static void skipChunks(InputStream in) throws IOException {
        int length;
        do {
            length = Integer.parseInt(line(in), 16);
            in.skipNBytes(length);
            line(in);
        } while (length > 0);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("the server closed the connection");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    private static double[] result(Future<double[]> running) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package dev.tidemark.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;

/** A server on the loopback interface that sends whatever bytes it is told to, HTTP or not. */
public final class RawServer implements AutoCloseable {

    /** Writes the answer to one request; the connection is closed behind it. */
    @FunctionalInterface
    public interface Answer {
        void write(Request request, Wire out) throws IOException, InterruptedException;
    }

    /** A request as it came; header names in lower case. */
    public record Request(String method, String target, Map<String, String> headers) {}

    private final ServerSocket listening;
    private final Answer answer;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    public RawServer(Answer answer) throws IOException {
        this(ServerSocketFactory.getDefault(), answer);
    }

    RawServer(ServerSocketFactory sockets, Answer answer) throws IOException {
        this.answer = answer;
        listening = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** All that came so far, in its order. */
    public List<Request> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listening.close();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8))) {
            String first = in.readLine();
            if (first == null) {
                return;
            }
            Map<String, String> headers = new TreeMap<>();
            for (String line = in.readLine();
                    line != null && !line.isEmpty();
                    line = in.readLine()) {
                int colon = line.indexOf(':');
                if (colon < 0) {
                    return; // a client that speaks something else
                }
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            String[] words = first.split(" ");
            if (words.length != 3) {
                return;
            }
            Request request = new Request(words[0], words[1], headers);
            requests.add(request);
            answer.write(request, new Wire(socket.getOutputStream()));
        } catch (IOException | InterruptedException e) {
            // The client hung up, which is what most of these tests want of it.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where an answer goes. */
    public final class Wire {
        private final OutputStream out;

        Wire(OutputStream out) {
            this.out = out;
        }

        /** Sends text as it is. */
        public Wire send(String text) throws IOException {
            return send(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        public Wire send(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
            return this;
        }

        /** Sends a whole answer: status and headers by line, then a body with its length. */
        public void answer(String head, byte[] body) throws IOException {
            send("HTTP/1.1 " + head.strip().replace("\n", "\r\n"));
            send("\r\nContent-Length: " + body.length + "\r\n\r\n");
            send(body);
        }

        public void answer(String head, String body) throws IOException {
            answer(head, body.getBytes(StandardCharsets.UTF_8));
        }

        public void redirect(int status, String location) throws IOException {
            answer(status + " Elsewhere\nLocation: " + location, "");
        }

        /** Lets time pass, up to so many milliseconds; less when the server closes. */
        public void hold(long millis) throws InterruptedException {
            closed.await(millis, TimeUnit.MILLISECONDS);
        }

        /** Does nothing until the server closes. */
        public void stall() throws InterruptedException {
            closed.await();
        }
    }
}

package dev.tidemark.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;

/**
 * Sockets that connect to checked addresses and nowhere else, whatever the library above makes of a URL, and that stop
 * when much comes of which little is body: a header or a chunk extension without end fills memory as well as a body does,
 * and for a chunk size of leading zeros alone the library was seen to spend minutes on 20 MB.
 *
 * <p>They ignore the system's SOCKS proxy. TLS is layered over them, so that what they count is what the wire carries.
 */
final class PinnedSockets extends SocketFactory {
    /** Certificates, headers (the library takes 256 KB of them), and what is read ahead. */
    private static final long BESIDES_BODY_BYTES = 512 << 10;

    /** A chunk of a single byte comes as six. */
    private static final long WIRE_PER_BODY = 8;

    private final List<InetAddress> checked;
    private final AtomicLong bodyBytes;
    private final UnaryOperator<InetSocketAddress> route;

    /**
     * For one request.
     *
     * @param bodyBytes how much of the body has been read so far, kept by whoever reads it
     * @param route where a connection to an address really goes: there, but for tests that play the internet
     */
    PinnedSockets(
            List<InetAddress> checked,
            AtomicLong bodyBytes,
            UnaryOperator<InetSocketAddress> route) {
        this.checked = checked;
        this.bodyBytes = bodyBytes;
        this.route = route;
    }

    @Override
    public Socket createSocket() {
        return new PinnedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw unchecked();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException {
        throw unchecked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw unchecked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        throw unchecked();
    }

    private static Refusal unchecked() {
        return new Refusal(ErrorClass.REFUSED_ADDRESS, "an address that was not checked");
    }

    private final class PinnedSocket extends Socket {
        PinnedSocket() {
            super(Proxy.NO_PROXY);
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress to) || !checked.contains(to.getAddress())) {
                throw unchecked();
            }
            super.connect(route.apply(to), timeout);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream());
        }
    }

    private final class CountedStream extends FilterInputStream {
        private long bytes;

        CountedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(read);
            return read;
        }

        private void count(int read) throws Refusal {
            bytes += Math.max(read, 0);
            if (bytes > BESIDES_BODY_BYTES + WIRE_PER_BODY * bodyBytes.get()) {
                throw new Refusal(
                        ErrorClass.TOO_LARGE, "%d bytes came, and hardly any body", bytes);
            }
        }
    }
}

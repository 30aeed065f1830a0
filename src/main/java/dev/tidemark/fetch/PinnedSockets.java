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
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;

/**
 * Sockets that connect to checked addresses and nowhere else, whatever the library above makes of a URL, and that stop
 * after so many bytes: a status line, a header or a chunk size without end fills memory as well as a body does.
 *
 * <p>They ignore the system's SOCKS proxy. TLS is layered over them, so that what they count is what the wire carries.
 */
final class PinnedSockets extends SocketFactory {
    private final List<InetAddress> checked;
    private final long mostBytes;
    private final UnaryOperator<InetSocketAddress> route;

    /**
     * For one request.
     *
     * @param route where a connection to an address really goes: there, but for tests that play the internet
     */
    PinnedSockets(
            List<InetAddress> checked, long mostBytes, UnaryOperator<InetSocketAddress> route) {
        this.checked = checked;
        this.mostBytes = mostBytes;
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
        private long left = mostBytes;

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
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new Refusal(
                        ErrorClass.TOO_LARGE,
                        "more than %d bytes came, most of them no body",
                        mostBytes);
            }
        }
    }
}

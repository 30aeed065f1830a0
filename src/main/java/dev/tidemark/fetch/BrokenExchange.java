package dev.tidemark.fetch;

import dev.tidemark.fetch.FetchAnswer.Failed;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Tells in words of our own what went wrong on the wire; the messages of exceptions may repeat whatever the server sent.
 */
final class BrokenExchange {
    private BrokenExchange() {}

    static Failed of(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal.failed(); // TLS wraps what the socket below it throws
            }
        }
        if (e instanceof SocketTimeoutException) {
            return new Failed(ErrorClass.TIMEOUT, "silent for too long");
        }
        if (e instanceof InterruptedIOException) {
            // The library's own clocks throw it too; only an interrupt says nothing about the feed.
            return Thread.currentThread().isInterrupted()
                    ? new Failed(ErrorClass.INTERRUPTED, "interrupted")
                    : new Failed(ErrorClass.TIMEOUT, "silent for too long");
        }
        if (e instanceof SSLException tls) {
            return new Failed(ErrorClass.TLS, tls(tls));
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return new Failed(ErrorClass.CONNECTION, "no connection");
        }
        if (e instanceof EOFException || isCutOff(e)) {
            return new Failed(ErrorClass.PROTOCOL, "the answer is cut off");
        }
        if (e instanceof ZipException) {
            return new Failed(ErrorClass.ENCODING, "the compression is broken");
        }
        if (e instanceof ProtocolException) {
            return new Failed(ErrorClass.PROTOCOL, "the answer is not HTTP");
        }
        return e instanceof IOException
                ? new Failed(ErrorClass.CONNECTION, "the connection broke")
                : Failed.of(ErrorClass.PROTOCOL, "unexpected %s", e.getClass().getSimpleName());
    }

    private static boolean isCutOff(Exception e) {
        String message = e.getMessage();
        return message != null && message.startsWith("unexpected end of stream");
    }

    private static String tls(SSLException e) {
        if (e instanceof SSLPeerUnverifiedException) {
            return "the certificate is another host's";
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return "the certificate has expired";
            }
            if (cause instanceof CertPathBuilderException) {
                return "the certificate is not trusted";
            }
        }
        return "no common way to encrypt, or a certificate that is not trusted";
    }
}

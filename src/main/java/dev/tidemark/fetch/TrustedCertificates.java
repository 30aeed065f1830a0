package dev.tidemark.fetch;

import dev.tidemark.config.FileProblem;
import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import okhttp3.tls.HandshakeCertificates;

/** The platform's certificates, and the newsroom's own beside them. */
final class TrustedCertificates {
    private TrustedCertificates() {}

    /**
     * Reads a file of certificates.
     *
     * @throws InvalidInput when it cannot be read or holds none
     */
    static HandshakeCertificates with(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> own =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (own.isEmpty()) {
                throw invalid(pem, "holds no certificate");
            }
            HandshakeCertificates.Builder trusted =
                    new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
            own.forEach(
                    certificate -> trusted.addTrustedCertificate((X509Certificate) certificate));
            return trusted.build();
        } catch (IOException e) {
            throw invalid(pem, "cannot be read: " + FileProblem.of(e));
        } catch (CertificateException e) {
            throw invalid(pem, "holds something else");
        }
    }

    private static InvalidInput invalid(Path pem, String problem) {
        return new InvalidInput(
                InvalidInput.JOB_FILE,
                "feeds.fetch.certificates",
                pem + " " + problem,
                "a file with X.509 certificates in PEM");
    }
}

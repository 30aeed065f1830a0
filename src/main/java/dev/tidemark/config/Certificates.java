package dev.tidemark.config;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/**
 * Certificates of the newsroom's own, trusted besides the platform's. They are public, so a job carries them to its
 * workers: nobody has to copy a file there.
 *
 * @param pem X.509 certificates, one or more
 */
public record Certificates(String pem) implements Serializable {
    private static final String ALLOWED = "path of a file with X.509 certificates in PEM";

    /** Larger than any chain of certificates, and small enough for a job. */
    private static final int LONGEST_FILE = 1_000_000;

    /**
     * Reads the file that a setting names.
     *
     * @return null when the setting is absent
     */
    static @Nullable Certificates read(Section section, String setting, Path folder) {
        String given = section.text(setting, "[^\\x00]+", ALLOWED);
        if (given == null) {
            return null;
        }
        Path path = folder.resolve(given).normalize();
        try {
            if (!Files.isRegularFile(path)) {
                throw invalid(section, setting, given, "is no file");
            }
            if (Files.size(path) > LONGEST_FILE) {
                throw invalid(section, setting, given, "is too large");
            }
            Certificates certificates =
                    new Certificates(Files.readString(path, StandardCharsets.ISO_8859_1));
            if (certificates.parsed().isEmpty()) {
                throw invalid(section, setting, given, "holds no certificate");
            }
            return certificates;
        } catch (IOException e) {
            throw invalid(section, setting, given, "cannot be read: " + FileProblem.of(e));
        } catch (CertificateException e) {
            throw invalid(section, setting, given, "holds something else");
        }
    }

    /** These and the platform's. */
    public HandshakeCertificates trusted() {
        HandshakeCertificates.Builder trusted =
                new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
        try {
            for (Certificate certificate : parsed()) {
                trusted.addTrustedCertificate((X509Certificate) certificate);
            }
        } catch (CertificateException e) {
            throw new IllegalStateException("these were read once", e);
        }
        return trusted.build();
    }

    private Collection<? extends Certificate> parsed() throws CertificateException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(
                        new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static InvalidInput invalid(
            Section section, String setting, String given, String problem) {
        return section.invalid(setting, TextNode.valueOf(given + " " + problem), ALLOWED);
    }
}

package dev.tidemark.scenario;

import java.nio.charset.Charset;

/** How a document becomes bytes, and what it says about that: not always the truth. */
public enum Encoding {
    /** As it should be. */
    UTF_8("UTF-8", "UTF-8", ""),
    /** With a byte order mark. */
    UTF_16("UTF-16", "UTF-16", ""),
    /** Windows-31J in truth, as nearly always. */
    SHIFT_JIS("windows-31j", "Shift_JIS", ""),
    /** As declared. */
    EUC_JP("EUC-JP", "EUC-JP", ""),
    /** Only the server's header says so. */
    EUC_JP_BY_HTTP("EUC-JP", "", "; charset=EUC-JP"),
    /** Seven bits, as in mail. */
    ISO_2022_JP("ISO-2022-JP", "ISO-2022-JP", ""),
    /** Called Latin-1, with the quotes that Latin-1 lacks. */
    WINDOWS_1252("windows-1252", "ISO-8859-1", "");

    private final Charset charset;
    private final String declared;
    final String inHeader;

    Encoding(String charset, String declared, String inHeader) {
        this.charset = Charset.forName(charset);
        this.declared = declared;
        this.inHeader = inHeader;
    }

    /** An XML document with what it declares. */
    byte[] xml(String document) {
        String declaration =
                declared.isEmpty()
                        ? ""
                        : "<?xml version=\"1.0\" encoding=\"%s\"?>\n".formatted(declared);
        return bytes(declaration + document);
    }

    byte[] bytes(String document) {
        return document.getBytes(charset);
    }
}

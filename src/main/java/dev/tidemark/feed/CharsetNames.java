package dev.tidemark.feed;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The encoding that a label stands for in practice.
 *
 * <p>As in the WHATWG Encoding Standard, section 4.2, the label of a small set means the vendor's larger one: what is
 * called Shift_JIS holds ① and 髙, which only Windows-31J has, and what is called ISO-8859-1 holds the quotation marks of
 * windows-1252.
 */
final class CharsetNames {
    /** What bytes are read in that fit nothing better: it gives each byte a letter. */
    static final Charset WESTERN = Charset.forName("windows-1252");

    /** Japanese in seven bits, with the vendors' additions. */
    static final Charset SEVEN_BIT_JAPANESE = Charset.forName("x-windows-iso2022jp");

    /** Those in which Japanese is written in eight bits. */
    static final List<Charset> JAPANESE =
            List.of(Charset.forName("windows-31j"), Charset.forName("x-eucJP-Open"));

    private static final Map<String, Charset> MEANT = new HashMap<>();

    static {
        put("windows-31j", "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "csshiftjis");
        put("windows-31j", "windows-31j", "cp932", "ms932", "shift_jisx0213");
        put("x-eucJP-Open", "euc-jp", "x-euc-jp", "eucjp", "euc_jp", "cseucpkdfmtjapanese");
        put("x-windows-iso2022jp", "iso-2022-jp", "csiso2022jp", "jis");
        put("GB18030", "gb18030", "gbk", "x-gbk", "gb2312", "gb_2312-80", "cp936", "csgb2312");
        put("Big5-HKSCS", "big5", "big5-hkscs", "x-x-big5", "csbig5", "cn-big5");
        put("x-windows-949", "euc-kr", "ks_c_5601-1987", "ksc5601", "ks_c_5601", "cp949", "uhc");
        put("windows-1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "cp1252");
        put("windows-1252", "us-ascii", "ascii", "ansi_x3.4-1968");
        put("windows-1254", "iso-8859-9", "iso8859-9", "latin5", "cp1254");
        put("x-windows-874", "tis-620", "tis620", "iso-8859-11", "windows-874");
        put("UTF-8", "utf-8", "utf8", "unicode-1-1-utf-8", "x-unicode20utf8");
    }

    private static final String ASCII = "<?xml version=\"1.0\"?>{}[]&;'az09";

    private CharsetNames() {}

    /**
     * The charset meant.
     *
     * @param label as declared, in any case; null and unknown ones give null, and so do charsets in which markup is
     *     not ASCII: UTF-16 shows itself, and others serve to smuggle
     */
    static @Nullable Charset of(@Nullable String label) {
        if (label == null) {
            return null;
        }
        String name = label.strip().toLowerCase(Locale.ROOT);
        Charset meant = MEANT.get(name);
        return meant != null ? meant : known(name);
    }

    private static @Nullable Charset known(String name) {
        try {
            Charset charset = Charset.forName(name);
            boolean overAscii =
                    charset.canEncode()
                            && new String(ASCII.getBytes(StandardCharsets.US_ASCII), charset)
                                    .equals(ASCII);
            return overAscii ? charset : null;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static void put(String charset, String... labels) {
        for (String label : labels) {
            MEANT.put(label, Charset.forName(charset));
        }
    }
}

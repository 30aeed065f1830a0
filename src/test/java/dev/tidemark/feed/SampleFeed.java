package dev.tidemark.feed;

import java.util.List;
import java.util.stream.Collectors;

/** The same few entries, written in every format there is. */
public enum SampleFeed {
    RSS_0_91(FeedFormat.RSS_0_9) {
        @Override
        public String of(List<Entry> entries) {
            return "<rss version=\"0.91\"><channel>" + HEAD + items(entries) + "</channel></rss>";
        }
    },
    RSS_0_90(FeedFormat.RSS_0_9) {
        @Override
        public String of(List<Entry> entries) {
            return "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
                    + " xmlns=\"http://my.netscape.com/rdf/simple/0.9/\"><channel>"
                    + HEAD
                    + "</channel>"
                    + items(entries)
                    + "</rdf:RDF>";
        }
    },
    RSS_1_0(FeedFormat.RSS_1_0) {
        @Override
        public String of(List<Entry> entries) {
            return "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
                    + " xmlns=\"http://purl.org/rss/1.0/\" xmlns:d=\"http://purl.org/dc/elements/1.1/\">"
                    + "<channel rdf:about=\"https://press.example/feed\">"
                    + HEAD
                    + "<items><rdf:Seq><rdf:li resource=\"x\"/></rdf:Seq></items></channel>"
                    + each(
                            entries,
                            "<item rdf:about=\"%2$s\"><title>%1$s</title><link>%2$s</link>"
                                    + "<description>%3$s</description><d:date>%4$s</d:date></item>")
                    + "</rdf:RDF>";
        }
    },
    RSS_2_0(FeedFormat.RSS_2_0) {
        @Override
        public String of(List<Entry> entries) {
            return "<rss version=\"2.0\" xmlns:c=\"http://purl.org/rss/1.0/modules/content/\"><channel>"
                    + HEAD
                    + each(
                            entries,
                            "<item><title>%1$s</title><link>%2$s</link><description>short</description>"
                                    + "<c:encoded><![CDATA[<p>%3$s</p>]]></c:encoded>"
                                    + "<pubDate>%4$s</pubDate></item>")
                    + "</channel></rss>";
        }
    },
    ATOM_0_3(FeedFormat.ATOM_0_3) {
        @Override
        public String of(List<Entry> entries) {
            return "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>Press</title>"
                    + "<link rel=\"alternate\" type=\"text/html\" href=\"https://press.example/\"/>"
                    + each(
                            entries,
                            "<entry><title>%1$s</title><link rel=\"alternate\" type=\"text/html\" href=\"%2$s\"/>"
                                    + "<id>%2$s</id><issued>%4$s</issued><modified>%4$s</modified>"
                                    + "<content type=\"text/html\" mode=\"escaped\">&lt;p&gt;%3$s&lt;/p&gt;</content></entry>")
                    + "</feed>";
        }
    },
    ATOM_1_0(FeedFormat.ATOM_1_0) {
        @Override
        public String of(List<Entry> entries) {
            return "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:title>Press</a:title>"
                    + "<a:link rel=\"alternate\" href=\"https://press.example/\"/><a:link rel=\"self\" href=\"https://press.example/feed\"/>"
                    + each(
                            entries,
                            "<a:entry><a:title type=\"text\">%1$s</a:title><a:link rel=\"enclosure\" href=\"https://press.example/x.mp3\"/>"
                                    + "<a:link href=\"%2$s\"/><a:id>urn:%2$s</a:id><a:published>%4$s</a:published>"
                                    + "<a:content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>%3$s</p></div></a:content></a:entry>")
                    + "</a:feed>";
        }
    },
    NEWS_SITEMAP(FeedFormat.NEWS_SITEMAP) {
        @Override
        public String of(List<Entry> entries) {
            return "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
                    + " xmlns:n=\"http://www.google.com/schemas/sitemap-news/0.9\">"
                    + each(
                            entries,
                            "<url><loc>%2$s</loc><n:news><n:publication><n:name>Press</n:name>"
                                    + "<n:language>ja</n:language></n:publication>"
                                    + "<n:publication_date>%4$s</n:publication_date><n:title>%1$s</n:title></n:news></url>")
                    + "</urlset>";
        }
    },
    JSON_FEED(FeedFormat.JSON_FEED) {
        @Override
        public String of(List<Entry> entries) {
            return "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Press\","
                    + "\"home_page_url\":\"https://press.example/\",\"items\":["
                    + entries.stream()
                            .map(
                                    e ->
                                            "{\"id\":\"%2$s\",\"url\":\"%2$s\",\"title\":\"%1$s\",\"content_text\":\"%3$s\",\"date_published\":\"%4$s\"}"
                                                    .formatted(e.title, e.link, e.text, e.date))
                            .collect(Collectors.joining(","))
                    + "]}";
        }
    };

    private static final String HEAD =
            "<title>Press</title><link>https://press.example/</link><description>x</description>";

    /** One entry; no field needs escaping in XML or JSON. */
    public record Entry(String title, String link, String text, String date) {}

    final FeedFormat format;

    SampleFeed(FeedFormat format) {
        this.format = format;
    }

    /** The document without XML declaration. */
    public abstract String of(List<Entry> entries);

    /** True where the format has room for a text. */
    boolean hasText() {
        return this != NEWS_SITEMAP;
    }

    /** True where the format has room for dates. */
    boolean hasDates() {
        return this != RSS_0_90 && this != RSS_0_91;
    }

    boolean isXml() {
        return this != JSON_FEED;
    }

    /** Entries that differ in every field. */
    static List<Entry> entries(int count, String title, String text) {
        return java.util.stream.IntStream.rangeClosed(1, count)
                .mapToObj(
                        i ->
                                new Entry(
                                        title + " " + i,
                                        "https://press.example/" + i,
                                        text + " " + i,
                                        "2024-01-%02dT03:04:05+09:00".formatted(i % 28 + 1)))
                .toList();
    }

    private static String items(List<Entry> entries) {
        return each(
                entries,
                "<item><title>%1$s</title><link>%2$s</link><description>%3$s</description></item>");
    }

    private static String each(List<Entry> entries, String form) {
        return entries.stream()
                .map(e -> form.formatted(e.title, e.link, e.text, e.date))
                .collect(Collectors.joining("\n"));
    }
}

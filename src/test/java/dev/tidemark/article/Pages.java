package dev.tidemark.article;

import dev.tidemark.config.FullTextSettings;
import java.util.Set;

/** Invented pages about a lab that launches a model and keeps its weights. */
public final class Pages {
    /** Title of the item and of its page. */
    public static final String TITLE = "Meta launches Avocado, its strongest model yet";

    /** What the feed says: nothing of openness. */
    public static final String SUMMARY =
            "The company showed the model on Monday. It beats rivals at mathematics.";

    /** Where the news is. */
    public static final String NEWS =
            "Unlike its predecessors, Meta will not release the weights of Avocado, the company confirmed.";

    static final String COOKIES = "We and our partners use cookies to make your visit pleasant.";

    private Pages() {}

    /** The item's own page, with all that surrounds an article. */
    public static String article() {
        return page(TITLE, SUMMARY, NEWS);
    }

    /** A page of three long paragraphs. */
    static String page(String title, String... sentences) {
        StringBuilder body = new StringBuilder();
        for (String sentence : sentences) {
            body.append("<p>").append(sentence).append("</p>");
        }
        body.append(
                "<p>Engineers who tried it said that it answers within a second, even when a question has several"
                        + " parts, and that it seldom loses the thread of a conversation.</p>"
                        + "<p>A demonstration lasted for most of the afternoon, and visitors asked it about trains,"
                        + " recipes, contracts and the weather, which it had been told nothing of.</p>"
                        + "<p>Customers can reach it from next week in eleven countries, at a price that the company"
                        + " did not want to name before the conference in autumn.</p>");
        return """
               <html><head><title>%s | Example Daily</title><script>track("who reads this");</script>
               <meta charset=utf-8></head><body><nav><a href=/>Start</a> <a href=/ai>AI</a></nav>
               <div class="cookie-banner" role=dialog><p>%s</p><button>Accept</button></div>
               <article><h1>%s</h1>%s</article><aside><a href=/x>Most read: a storm is coming</a></aside>
               <footer>All rights reserved</footer></body></html>
               """
                .formatted(title, COOKIES, title, body);
    }

    static PageItem item(String url) {
        return item(url, TITLE, SUMMARY);
    }

    static PageItem item(String url, String title, String text) {
        return new PageItem(url, url, title, text);
    }

    /** Full text with this timeout and without a pause between pages. */
    public static FullTextSettings settings(double timeoutSeconds) {
        FullTextSettings defaults = FullTextSettings.defaults();
        return new FullTextSettings(
                true,
                Set.of(),
                timeoutSeconds,
                4,
                0,
                defaults.maximumCharacters(),
                defaults.shortCharacters(),
                defaults.cachedPages());
    }
}

package dev.tidemark.backtest;

import dev.tidemark.backtest.Expectations.Judged;
import dev.tidemark.model.Direction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * A company's stance over time as an SVG picture: the mean of its window, windows of known changes, quiet stretches, and
 * alerts.
 *
 * <p>Drawn are at most {@value #COLUMNS} moments, the last of each column; the line breaks where the window was empty,
 * since no news is no stance.
 */
final class StanceChart {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 130;
    private static final int BASE = 112;
    private static final int COLUMNS = 360;
    private static final int LABEL = 40;

    /** While the window holds news a score is written each midnight: a longer gap is silence. */
    private static final Duration GAP = Duration.ofDays(2);

    private final Html svg = new Html();
    private final Instant from;
    private final double millis;

    private StanceChart(Span span) {
        this.from = span.from();
        this.millis = Duration.between(span.from(), span.to()).toMillis();
    }

    /** Draws a company into a page. */
    static void draw(
            Html page,
            String company,
            Span span,
            List<StancePoint> points,
            Expectations expected,
            List<Judged> alerts) {
        StanceChart chart = new StanceChart(span);
        String label =
                "Stance of %s over time: %d scores, %d alerts"
                        .formatted(company, points.size(), alerts.size());
        chart.svg.open(
                "svg",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "role",
                "img",
                "aria-label",
                label);
        expected.quiet().stream()
                .filter(one -> one.company().equals(company))
                .forEach(one -> chart.band(one.days(), "quiet", "quiet: " + one.why()));
        expected.changes().stream()
                .filter(one -> one.company().equals(company))
                .forEach(
                        one ->
                                chart.band(
                                        one.window(),
                                        "window " + one.direction().word(),
                                        one.tier().word() + " expected: " + one.why()));
        chart.axes();
        chart.line(points);
        alerts.forEach(chart::marker);
        page.markup(chart.svg.close("svg").toString());
    }

    private void band(Days days, String kind, String title) {
        double left = Math.max(0, x(days.start()));
        double right = Math.min(WIDTH, x(days.end()));
        if (right > left) {
            svg.open(
                    "rect",
                    "class",
                    kind,
                    "x",
                    number(left),
                    "y",
                    "0",
                    "width",
                    number(Math.max(2, right - left)),
                    "height",
                    Integer.toString(BASE));
            svg.element("title", days + " " + title).close("rect");
        }
    }

    private void axes() {
        for (double mean : List.of(1.0, 0.0, -1.0)) {
            String y = number(y(mean));
            svg.open("line", "class", "axis", "x1", "0", "x2", WIDTH + "", "y1", y, "y2", y);
            svg.close("line");
        }
        LocalDate first = Span.day(from);
        LocalDate end = Span.day(from.plusMillis((long) millis));
        int months = Math.max(1, (int) Math.ceil(first.until(end).toTotalMonths() / 8.0));
        for (LocalDate tick = first.withDayOfMonth(1).plusMonths(1);
                !tick.isAfter(end);
                tick = tick.plusMonths(months)) {
            String x = number(x(tick.atStartOfDay(ZoneOffset.UTC).toInstant()));
            svg.open(
                    "line",
                    "class",
                    "tick",
                    "x1",
                    x,
                    "x2",
                    x,
                    "y1",
                    BASE + "",
                    "y2",
                    BASE + 4 + "");
            svg.close("line");
            if (x(tick.atStartOfDay(ZoneOffset.UTC).toInstant()) < WIDTH - LABEL) {
                svg.element("text", tick.toString().substring(0, 7), "x", x, "y", HEIGHT - 4 + "");
            }
        }
    }

    private void line(List<StancePoint> points) {
        StringBuilder path = new StringBuilder();
        Duration gap = Duration.ofMillis((long) Math.max(GAP.toMillis(), 2 * millis / COLUMNS));
        Instant drawn = Instant.MIN;
        for (int i = 0; i < points.size(); i++) {
            StancePoint point = points.get(i);
            boolean lastOfColumn =
                    i + 1 == points.size()
                            || column(points.get(i + 1).time()) != column(point.time());
            if (lastOfColumn) {
                boolean broken = drawn.isBefore(point.time().minus(gap));
                path.append(broken ? 'M' : 'L').append(number(x(point.time()))).append(' ');
                path.append(number(y(point.mean())));
                // A line without length is a dot where it has round ends.
                path.append(broken ? "h0" : "");
                drawn = point.time();
            }
        }
        if (!path.isEmpty()) {
            svg.open("path", "class", "stance", "d", path.toString()).close("path");
        }
    }

    private void marker(Judged judged) {
        ToldAlert alert = judged.alert();
        double x = Math.max(6, Math.min(WIDTH - 6, x(alert.time())));
        boolean opening = alert.direction() == Direction.OPENING;
        double y = y(opening ? 0.75 : -0.75);
        String shape =
                switch (alert.tier()) {
                    case REPORT -> "M%s %sm-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0";
                    case NOTICE -> "M%s %sm0 -6l6 6l-6 6l-6 -6z";
                    case SHIFT -> opening ? "M%s %sm0 -8l8 14h-16z" : "M%s %sm0 8l8 -14h-16z";
                };
        svg.open(
                "path",
                "class",
                "alert " + alert.tier().word() + " " + alert.direction().word(),
                "d",
                shape.formatted(number(x), number(y)));
        svg.element(
                "title",
                "%s %s, %s, %s"
                        .formatted(
                                Wording.time(alert.time()),
                                alert.tier().word(),
                                alert.direction().word(),
                                Wording.verdict(judged.verdict())));
        svg.close("path");
    }

    private long column(Instant time) {
        return (long) (x(time) / WIDTH * COLUMNS);
    }

    private double x(Instant time) {
        return Duration.between(from, time).toMillis() / millis * WIDTH;
    }

    private static double y(double mean) {
        return (1 - mean) / 2 * (BASE - 8) + 4;
    }

    private static String number(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }
}

package dev.tidemark.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.DateQuality;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedDateTest {

    private static final Instant LATEST = Instant.parse("2026-05-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2024-01-02T03:04:05Z                    | 2024-01-02T03:04:05Z
                    2024-01-02T03:04:05.678Z                | 2024-01-02T03:04:05.678Z
                    2024-01-02T03:04:05,678Z                | 2024-01-02T03:04:05.678Z
                    2024-01-02T03:04:05.123456789123Z       | 2024-01-02T03:04:05.123456789Z
                    2024-01-02T03:04:05+09:00               | 2024-01-01T18:04:05Z
                    2024-01-02T03:04:05.5+0900              | 2024-01-01T18:04:05.5Z
                    2024-01-02T03:04+09                     | 2024-01-01T18:04:00Z
                    2024-01-02T00:00:00Z                    | 2024-01-02T00:00:00Z
                    2024-01-02T00:00:00+09:00[Asia/Tokyo]   | 2024-01-01T15:00:00Z
                    2024-01-02 03:04:05 -0500               | 2024-01-02T08:04:05Z
                    2024-01-02 03:04:05 UTC                 | 2024-01-02T03:04:05Z
                    2024-01-02T03:04:05                     | 2024-01-02T03:04:05Z
                    20240102T030405Z                        | 2024-01-02T03:04:05Z
                    2024/01/02 03:04:05                     | 2024-01-02T03:04:05Z
                    2024/1/2 3:04                           | 2024-01-02T03:04:00Z
                    ２０２４年１月２日 ３時４分                  | 2024-01-02T03:04:00Z
                    2024年1月2日(火) 03:04                   | 2024-01-02T03:04:00Z
                    2024年1月2日3時4分5秒                     | 2024-01-02T03:04:05Z
                    Tue, 02 Jan 2024 03:04:05 GMT           | 2024-01-02T03:04:05Z
                    Fri, 02 Jan 2024 03:04:05 GMT           | 2024-01-02T03:04:05Z
                    Tuesday, 2 January 2024 03:04 JST       | 2024-01-01T18:04:00Z
                    Tue, 2 Jan 2024 03:04:05 EST            | 2024-01-02T08:04:05Z
                    Tue, 2 Jan 2024 03:04:05 EDT            | 2024-01-02T07:04:05Z
                    Tue,02 Jan 2024 03:04:05 +0900 (JST)    | 2024-01-01T18:04:05Z
                    02 Jan 2024 03:04:05 GMT+0900           | 2024-01-01T18:04:05Z
                    02 Jan 2024 03:04:05 UTC+9              | 2024-01-01T18:04:05Z
                    02 Jan 24 03:04 Z                       | 2024-01-02T03:04:00Z
                    02 Jan 95 03:04 Z                       | 1995-01-02T03:04:00Z
                    Tue Jan  2 03:04:05 2024                | 2024-01-02T03:04:05Z
                    Tue Jan 2 03:04:05 JST 2024             | 2024-01-01T18:04:05Z
                    January 2, 2024 3:04 PM                 | 2024-01-02T15:04:00Z
                    Jan 2, 2024, 12:04 am EST               | 2024-01-02T05:04:00Z
                    2024年1月2日 午後3時4分                    | 2024-01-02T15:04:00Z
                    2024/1/2 午前 3:04                       | 2024-01-02T03:04:00Z
                    令和6年1月2日 3時4分                       | 2024-01-02T03:04:00Z
                    火, 02 1月 2024 03:04:05 +0900           | 2024-01-01T18:04:05Z
                    Tue, 02 Jan 2024 3:04:05 PM +0900       | 2024-01-02T06:04:05Z
                    2024/01/02 12:04 p.m.                   | 2024-01-02T12:04:00Z
                    Mon, 02 Sept 2024 03:04:05 +0900        | 2024-09-01T18:04:05Z
                    2024-01-02 03:04:05 +0000 UTC           | 2024-01-02T03:04:05Z
                    02 Jan 2024 03:04:05 +0900 JST          | 2024-01-01T18:04:05Z
                    Tuesday, January 2, 2024 - 15:04        | 2024-01-02T15:04:00Z
                    20240102030405                          | 2024-01-02T03:04:05Z
                    Sat, 31 Dec 2016 23:59:60 GMT           | 2016-12-31T23:59:59Z
                    1704164645                              | 2024-01-02T03:04:05Z
                    1704164645.25                           | 2024-01-02T03:04:05Z
                    1704164645678                           | 2024-01-02T03:04:05.678Z
                    """)
    void readsTheFormsThatCarryATimeOfDay(String raw, Instant time) {
        assertThat(PublishedDate.read(raw, LATEST))
                .isEqualTo(new PublishedDate(time, DateQuality.SECOND));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-02",
                " 2024-01-02\n",
                "2024-01-02T00:00:00",
                "2024-01-02T00:00:00.000",
                "2024-01-02 00:00",
                "2024/01/02",
                "2024.1.2",
                "20240102",
                "2024年1月2日",
                "2024年01月02日(火)",
                "02 Jan 2024",
                "Tue, 02-Jan-2024",
                "January 2nd, 2024",
                "Jan. 2, 2024",
                "令和6年1月2日"
            })
    void knowsOnlyTheDayWhereNoTimeIsGiven(String raw) {
        assertThat(PublishedDate.read(raw, LATEST))
                .isEqualTo(
                        new PublishedDate(Instant.parse("2024-01-02T00:00:00Z"), DateQuality.DAY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2023-02-31",
                "2023-02-29T10:00:00Z",
                "31 Feb 2023 10:00:00 GMT",
                "2024-13-01",
                "2024-01-02T25:00:00Z",
                "2024-01-02T03:04:05+99:00",
                "2024-01-02T03:04:05 QST",
                "2024-01-02T03:04:05Zulu time",
                "13:45",
                "2024-01",
                "2024",
                "-1",
                "17041646450000000",
                "02/01/2024",
                "2024年13月2日",
                "令和6年2月31日",
                "13:04 PM",
                "火, 02 13月 2024 03:04:05 +0900",
                "{}",
                "Tue,",
                "Mon",
                "(",
                "😀"
            })
    void refusesWhatIsNoDateAndNeverRollsItOver(String raw) {
        assertThat(PublishedDate.read(raw, LATEST))
                .isEqualTo(new PublishedDate(null, DateQuality.UNPARSEABLE));
    }

    @Test
    void refusesAPageOfTextWithoutSearchingIt() {
        assertThat(PublishedDate.read("1:11 ".repeat(200_000), LATEST).quality())
                .isEqualTo(DateQuality.UNPARSEABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9999-12-31T23:59:59Z",
                "1994-12-31T23:59:59Z",
                "1970-01-01T00:00:00Z",
                "0001-01-01",
                "2026-05-01T00:00:01Z",
                "2026-05-01T00:00:00-0100",
                "5000000000000"
            })
    void disbelievesDatesOutsideTheRange(String raw) {
        assertThat(PublishedDate.read(raw, LATEST))
                .isEqualTo(new PublishedDate(null, DateQuality.IMPLAUSIBLE));
    }

    @Test
    void aZoneKnownFromElsewhereCountsOnlyWhereTheDateHasNone() {
        java.time.ZoneOffset japan = java.time.ZoneOffset.ofHours(9);

        assertThat(PublishedDate.read("2024/01/02 03:04:05", LATEST, japan).time())
                .isEqualTo("2024-01-01T18:04:05Z");
        assertThat(PublishedDate.read("2024-01-02 03:04:05 EST", LATEST, japan).time())
                .isEqualTo("2024-01-02T08:04:05Z");
        assertThat(PublishedDate.read("2024/01/02", LATEST, japan).time())
                .isEqualTo("2024-01-02T00:00:00Z");
    }

    @Test
    void nothingIsPublishedAfterItWasSeen() {
        Instant seen = Instant.parse("2024-01-02T03:00:00Z");

        assertThat(PublishedDate.read("2024-01-02T03:05:00Z", LATEST).asSeen(seen).time())
                .isNotNull();
        assertThat(PublishedDate.read("2024-01-02T03:05:01Z", LATEST).asSeen(seen).quality())
                .isEqualTo(DateQuality.IMPLAUSIBLE);
        assertThat(
                        PublishedDate.read("2024-01-02", LATEST)
                                .asSeen(seen.minusSeconds(36_000))
                                .time())
                .as("somewhere it is that day")
                .isNotNull();
    }

    @Test
    void believesBothEndsOfTheRange() {
        assertThat(PublishedDate.read("1995-01-01", LATEST).time())
                .isEqualTo(PublishedDate.EARLIEST);
        assertThat(PublishedDate.read("2026-05-01T00:00:00Z", LATEST).time()).isEqualTo(LATEST);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\u3000\t"})
    void callsNothingAbsent(String raw) {
        assertThat(PublishedDate.read(raw, LATEST))
                .isEqualTo(new PublishedDate(null, DateQuality.ABSENT));
    }
}

package dev.tidemark.shift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.Sensitivity;
import dev.tidemark.shift.ShiftDetector.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Recomputes the run length without a change by seeded simulation: five-year streams of independent stances, a third of the companies
 * each open, mixed and closed, their means off the regime's by up to 0.15.
 *
 * <p>The number of alarms is about Poisson: with n expected, it is off by more than 3·√n in one of 370 draws. The streams are not
 * those the thresholds were found on.
 */
class SensitivityTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final int YEARS = 5;

    @ParameterizedTest
    @CsvSource({
        "LOW, 0.1, 2500",
        "LOW, 1, 1200",
        "NORMAL, 0.1, 2000",
        "NORMAL, 0.3, 1500",
        "NORMAL, 1, 1000",
        "NORMAL, 3, 500",
        "NORMAL, 10, 250",
        "HIGH, 0.1, 800",
        "HIGH, 1, 500"
    })
    void falseShiftsStayBelowWhatIsStatedAndTheThresholdIsNotFarAboveWhatThatNeeds(
            Sensitivity sensitivity, double itemsADay, int companyYears) {
        ShiftDetector detector = new ShiftDetector(sensitivity);
        int alarms = 0;
        for (int company = 0; company < companyYears / YEARS; company++) {
            alarms += alarms(detector, company, itemsADay);
        }

        double stated = sensitivity.falseShifts() * companyYears;
        double error = 3 * Math.sqrt(stated);
        assertThat((double) alarms).isBetween(0.5 * stated - error, stated + error);
    }

    private static int alarms(ShiftDetector detector, int company, double itemsADay) {
        SplittableRandom random = new SplittableRandom(7_000_003L * company);
        double regime = (company % 3 - 1) * 0.6;
        double mean = regime + 0.3 * random.nextDouble() - 0.15;
        DetectorState state = DetectorState.starting(regime, 6);
        Instant end = START.plus(Duration.ofDays(365 * YEARS));
        int alarms = 0;
        for (Instant time = next(START, random, itemsADay);
                time.isBefore(end);
                time = next(time, random, itemsADay)) {
            boolean open = 0.8 * (2 * random.nextDouble() - 1) < mean;
            double strength = 0.6 + 0.4 * random.nextDouble();
            Reading reading = detector.observe(state, time, open ? strength : -strength, 1);
            state = reading.state();
            if (reading.change() != null) {
                alarms++;
                state = state.settled();
            }
        }
        return alarms;
    }

    private static Instant next(Instant time, SplittableRandom random, double itemsADay) {
        double days = -Math.log(1 - random.nextDouble()) / itemsADay;
        return time.plusMillis((long) (days * 86_400_000));
    }
}

package io.groundplan.usage.calendar;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PeriodTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # instant,                   period, name,          from,                 to
                    2024-01-15T10:30:00Z,        MONTH,  2024-01,       2024-01-01T00:00:00Z, 2024-02-01T00:00:00Z
                    2024-01-31T23:59:59.999999Z, MONTH,  2024-01,       2024-01-01T00:00:00Z, 2024-02-01T00:00:00Z
                    2024-02-01T00:00:00Z,        MONTH,  2024-02,       2024-02-01T00:00:00Z, 2024-03-01T00:00:00Z
                    2024-02-29T12:00:00Z,        MONTH,  2024-02,       2024-02-01T00:00:00Z, 2024-03-01T00:00:00Z
                    2024-12-31T23:59:59Z,        MONTH,  2024-12,       2024-12-01T00:00:00Z, 2025-01-01T00:00:00Z
                    2024-01-15T10:30:00Z,        WEEK,   2024-W03,      2024-01-15T00:00:00Z, 2024-01-22T00:00:00Z
                    2024-01-14T23:59:59Z,        WEEK,   2024-W02,      2024-01-08T00:00:00Z, 2024-01-15T00:00:00Z
                    2021-01-01T00:00:00Z,        WEEK,   2020-W53,      2020-12-28T00:00:00Z, 2021-01-04T00:00:00Z
                    2020-12-31T23:00:00Z,        WEEK,   2020-W53,      2020-12-28T00:00:00Z, 2021-01-04T00:00:00Z
                    2021-01-04T00:00:00Z,        WEEK,   2021-W01,      2021-01-04T00:00:00Z, 2021-01-11T00:00:00Z
                    2024-12-30T00:00:00Z,        WEEK,   2025-W01,      2024-12-30T00:00:00Z, 2025-01-06T00:00:00Z
                    2023-01-01T12:00:00Z,        WEEK,   2022-W52,      2022-12-26T00:00:00Z, 2023-01-02T00:00:00Z
                    2026-12-31T12:00:00Z,        WEEK,   2026-W53,      2026-12-28T00:00:00Z, 2027-01-04T00:00:00Z
                    2024-02-29T10:30:00Z,        WEEK,   2024-W09,      2024-02-26T00:00:00Z, 2024-03-04T00:00:00Z
                    2024-02-28T23:59:59Z,        DAY,    2024-02-28,    2024-02-28T00:00:00Z, 2024-02-29T00:00:00Z
                    2024-02-29T00:00:00Z,        DAY,    2024-02-29,    2024-02-29T00:00:00Z, 2024-03-01T00:00:00Z
                    2023-02-28T23:59:59Z,        DAY,    2023-02-28,    2023-02-28T00:00:00Z, 2023-03-01T00:00:00Z
                    2023-12-31T23:59:59Z,        DAY,    2023-12-31,    2023-12-31T00:00:00Z, 2024-01-01T00:00:00Z
                    2024-03-31T01:30:00Z,        HOUR,   2024-03-31T01, 2024-03-31T01:00:00Z, 2024-03-31T02:00:00Z
                    2024-12-31T23:30:00Z,        HOUR,   2024-12-31T23, 2024-12-31T23:00:00Z, 2025-01-01T00:00:00Z
                    """)
    void isOfTheCalendarInUtc(Instant instant, Period period, String name, Instant from, Instant to) {
        assertEquals(name, period.nameOf(instant));
        assertEquals(from, period.startOf(instant));
        assertEquals(to, period.endOf(instant));
    }
}

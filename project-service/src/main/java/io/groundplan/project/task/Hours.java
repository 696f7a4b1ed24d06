package io.groundplan.project.task;

import java.math.BigDecimal;

/** Hours of work, from 0 to {@link #MOST}, to the hundredth; equal numbers are equal however they were written. */
public record Hours(BigDecimal value) {
    public static final int MOST = 100_000;
    private static final int DECIMALS = 2;

    public Hours {
        if (!isAllowed(value)) {
            throw new IllegalArgumentException("not hours: " + value);
        }
        var shortest = value.stripTrailingZeros();
        // 8 and 100 are written like that, not as 8.00 or 1E+2
        value = shortest.setScale(Math.max(0, shortest.scale()));
    }

    public static boolean isAllowed(BigDecimal value) {
        return value.signum() >= 0
                && value.compareTo(BigDecimal.valueOf(MOST)) <= 0
                && value.stripTrailingZeros().scale() <= DECIMALS;
    }
}

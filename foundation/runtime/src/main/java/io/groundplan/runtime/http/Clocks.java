package io.groundplan.runtime.http;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import io.quarkus.arc.DefaultBean;

/** The system's clock in UTC; tests replace it. */
class Clocks {

    @Produces
    @ApplicationScoped
    @DefaultBean
    Clock systemClock() {
        return Clock.systemUTC();
    }
}

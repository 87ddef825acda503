package dev.muster.api.rest;

import dev.muster.store.DaysWithoutData;
import java.time.LocalDate;

/** A day (UTC) of an account of which nothing was read. @param outcome always `NO_DATA` */
public record GapView(String account, LocalDate day, String outcome) {

    static GapView of(DaysWithoutData.Gap gap) {
        return new GapView(gap.account(), gap.day(), "NO_DATA");
    }
}

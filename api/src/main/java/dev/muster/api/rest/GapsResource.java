package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.store.Database;
import dev.muster.store.DaysWithoutData;
import dev.muster.store.Scope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The days on which nothing was read of an account that was in scope. */
@Path("/api/v1/gaps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "compliance")
public class GapsResource {

    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);

    private final DaysWithoutData days;
    private final Clock clock;

    GapsResource(Database database, Clock clock) {
        this.days = new DaysWithoutData(database);
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(summary = "Days (UTC) of accounts without data, the latest first; a day is closed after its end")
    public Page<GapView> list(
            @RestQuery @Nullable String account,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor,
            @RestQuery("as_of") @Nullable String asOf) {
        String only = Ids.accountOrNull(account);
        LocalDate first = from == null ? EARLIEST : day("from", from);
        LocalDate last = to == null ? null : day("to", to);
        Paging paging = Paging.of(
                List.of("gaps", Paging.chosen(only), Paging.chosen(from), Paging.chosen(to)),
                limit,
                cursor,
                asOf,
                clock.instant());
        return Page.of(
                paging,
                page -> days.list(Scope.ALL, only, first, last(page, last), before(page), page.limit() + 1),
                gap -> List.of(gap.day().toString(), gap.account()),
                GapView::of);
    }

    /** The day of `as_of` is not over yet. */
    private static LocalDate last(Paging paging, @Nullable LocalDate asked) {
        LocalDate over = LocalDate.ofInstant(paging.asOf(), ZoneOffset.UTC).minusDays(1);
        return asked == null || asked.isAfter(over) ? over : asked;
    }

    private static DaysWithoutData.@Nullable Gap before(Paging paging) {
        return paging.after(2, key -> new DaysWithoutData.Gap(Ids.account(key.get(1)), LocalDate.parse(key.get(0))));
    }

    private static LocalDate day(String parameter, String text) {
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException noDay) {
            // falls through to the problem below
        }
        throw ProblemException.invalid(parameter, text, "a day such as 2026-09-30");
    }
}

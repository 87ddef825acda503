package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import dev.muster.iam.json.Digest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a list begins, how long a page of it is, and as of when it is read.
 *
 * <p>A cursor is bound to the list, its filter and its instant: the pages of one list show one state, whatever is sealed meanwhile.
 *
 * @param limitGiven whether a page of that length was asked for; a stream of a list has no pages then
 * @param after key parts of the last item of the page before; empty at the beginning
 */
public record Paging(String list, Instant asOf, int limit, boolean limitGiven, List<String> after) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;
    private static final String SEPARATOR = "\u001f";

    public Paging {
        after = List.copyOf(after);
    }

    /**
     * Reads the query parameters.
     *
     * @param filter everything that chooses the list's items, resource path included
     */
    public static Paging of(
            List<String> filter, @Nullable String limit, @Nullable String cursor, @Nullable String asOf, Instant now) {
        int size = limit == null ? DEFAULT_LIMIT : limit(limit);
        String list = Digest.of(String.join(SEPARATOR, filter)).hex().substring(0, 16);
        if (cursor == null) {
            return new Paging(list, asOf(asOf, now), size, limit != null, List.of());
        }
        List<String> parts = decoded(cursor);
        Instant bound = Instant.parse(parts.get(1));
        boolean sameInstant = asOf == null || asOf(asOf, now).equals(bound);
        if (!parts.get(0).equals(list) || !sameInstant) {
            throw new ProblemException(
                    ProblemType.INVALID_CURSOR,
                    "the cursor was made for another filter or `as_of`: begin again without `cursor`");
        }
        return new Paging(list, bound, size, limit != null, parts.subList(2, parts.size()));
    }

    /** The page after the item with these key parts, as long as pages can be. */
    Paging streamAfter(List<String> key) {
        return new Paging(list, asOf, MAX_LIMIT, false, key);
    }

    /** The instant of an `as_of` parameter; the present when it is missing. */
    public static Instant asOf(@Nullable String text, Instant now) {
        if (text == null) {
            return now.truncatedTo(ChronoUnit.MILLIS);
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notTime) {
            throw ProblemException.invalid("as_of", text, "a time such as 2026-09-30T23:59:59Z");
        }
    }

    /** The cursor of the page after the item with these key parts. */
    public String cursorAfter(List<String> key) {
        String text = list + SEPARATOR + asOf + SEPARATOR + String.join(SEPARATOR, key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> decoded(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> parts = Arrays.asList(text.split(SEPARATOR, -1));
            if (parts.size() >= 3 && Instant.parse(parts.get(1)) != null) {
                return parts;
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            // falls through to the problem below: whatever it is, it is no cursor of ours
        }
        throw new ProblemException(
                ProblemType.INVALID_CURSOR, "`cursor` is none that was given out: begin again without it");
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException notNumber) {
            // falls through to the problem below
        }
        throw ProblemException.invalid("limit", text, "a number from 1 to " + MAX_LIMIT);
    }
}

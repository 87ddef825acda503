package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.Instants;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a page begins, as clients carry it: a list of texts in URL-safe base64.
 *
 * @param list digest of everything that chooses the list's items
 * @param asOf as of when the list is read
 * @param asked the `as_of` that was asked for: a later one than {@code asOf} where that was in the future
 * @param after key parts of the last item of the page before
 */
record Cursor(String list, Instant asOf, Instant asked, List<String> after) {

    private static final int BEFORE_KEY = 3;

    Cursor {
        after = List.copyOf(after);
    }

    /** @throws ProblemException when it is no cursor that was given out */
    static Cursor parse(String text) {
        return texts(text).flatMap(Cursor::of).orElseThrow(Cursor::unknown);
    }

    /** What the parts of a cursor say, or its use, tells that it was not given out. */
    static ProblemException unknown() {
        return new ProblemException(
                ProblemType.INVALID_CURSOR, "`cursor` is none that was given out: begin again without it");
    }

    private static Optional<Cursor> of(List<String> texts) {
        if (texts.size() <= BEFORE_KEY) {
            return Optional.empty();
        }
        return Instants.parse(texts.get(1))
                .flatMap(asOf -> Instants.parse(texts.get(2))
                        .map(asked -> new Cursor(texts.get(0), asOf, asked, texts.subList(BEFORE_KEY, texts.size()))));
    }

    private static Optional<List<String>> texts(String text) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return JsonReader.parse(json) instanceof JsonArray array
                            && array.items().stream().allMatch(Cursor::isText)
                    ? Optional.of(array.items().stream()
                            .map(item -> ((JsonString) item).value())
                            .toList())
                    : Optional.empty();
        } catch (IllegalArgumentException | MalformedJsonException notOurs) {
            return Optional.empty();
        }
    }

    /** No name has the character 0, which the database refuses. */
    private static boolean isText(Object item) {
        return item instanceof JsonString text && text.value().indexOf('\0') < 0;
    }

    String text() {
        List<String> texts = new ArrayList<>(List.of(list, asOf.toString(), asked.toString()));
        texts.addAll(after);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(CanonicalJson.text(JsonArray.ofTexts(texts)).getBytes(StandardCharsets.UTF_8));
    }
}

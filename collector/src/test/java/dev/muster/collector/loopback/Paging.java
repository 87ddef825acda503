package dev.muster.collector.loopback;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonBoolean;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts lists into pages as a service does.
 *
 * <p>A token names the last entry that was given: deleting entries between two pages loses none of the others.
 *
 * @param requestToken parameter that brings the token back
 * @param answerToken member that gives it
 * @param sizeParameter how many entries the caller wants at most
 * @param saysTruncated whether `IsTruncated` tells that more follows
 */
record Paging(String requestToken, String answerToken, String sizeParameter, boolean saysTruncated) {

    static final Paging MARKER = new Paging("Marker", "Marker", "MaxItems", true);
    static final Paging NEXT_TOKEN = new Paging("NextToken", "NextToken", "MaxResults", false);
    static final Paging LOWER_CASE = new Paging("nextToken", "nextToken", "maxResults", false);

    private static final List<String> NAMES =
            List.of("Arn", "Id", "UserName", "SerialNumber", "AccessKeyId", "ServiceSpecificCredentialId");

    /** One entry and the place of the list that it belongs to. */
    private record Entry(int list, JsonValue value) {

        /** What the entry is known by, in the order in which entries are given. */
        String key() {
            return list + " "
                    + NAMES.stream()
                            .map(name -> ServedState.text(value, name))
                            .filter(name -> !name.isEmpty())
                            .findFirst()
                            .orElseGet(() -> CanonicalJson.text(value));
        }
    }

    /** The page that a call asks for, of at most that many entries over all lists. */
    Answer page(Call call, JsonObject whole, List<String> lists, int limit) {
        String after;
        try {
            after = new String(Base64.getUrlDecoder().decode(call.parameter(requestToken)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noToken) {
            return Refusals.invalidToken(call);
        }
        List<Entry> left = new ArrayList<>();
        for (int i = 0; i < lists.size(); i++) {
            int list = i;
            ServedState.items(whole, lists.get(list))
                    .map(value -> new Entry(list, value))
                    .filter(entry -> entry.key().compareTo(after) > 0)
                    .forEach(left::add);
        }
        left.sort(Comparator.comparing(Entry::key));
        String wanted = call.parameter(sizeParameter);
        int size = wanted.isEmpty() ? limit : Math.min(limit, Integer.parseInt(wanted));
        boolean more = size < left.size();
        List<Entry> given = more ? left.subList(0, size) : left;
        Map<String, JsonValue> page = new LinkedHashMap<>(whole.members());
        for (int i = 0; i < lists.size(); i++) {
            int list = i;
            page.put(
                    lists.get(list),
                    new JsonArray(given.stream()
                            .filter(entry -> entry.list() == list)
                            .map(Entry::value)
                            .toList()));
        }
        if (saysTruncated) {
            page.put("IsTruncated", JsonBoolean.of(more));
        }
        if (more) {
            page.put(answerToken, new JsonString(token(given.get(size - 1))));
        }
        return new Answer.Result(new JsonObject(page));
    }

    private static String token(Entry last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.key().getBytes(StandardCharsets.UTF_8));
    }
}

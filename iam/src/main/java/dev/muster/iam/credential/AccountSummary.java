package dev.muster.iam.credential;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonNumber;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.json.MalformedJsonException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts and root facts of the account, by AWS's names (`AccountMFAEnabled`, `Users` …). */
public record AccountSummary(SortedMap<String, Long> entries) {

    public AccountSummary {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** Reads the answer of GetAccountSummary. */
    public static AccountSummary read(AnswerFields fields) {
        SortedMap<String, Long> entries = new TreeMap<>(fields.numbers("SummaryMap"));
        if (entries.isEmpty()) {
            throw new MalformedJsonException(
                    "`" + fields.path() + ".SummaryMap` is missing or empty",
                    fields.log().position());
        }
        return new AccountSummary(entries);
    }

    /** The entry, empty when the answer lacks it. */
    public OptionalLong entry(String name) {
        Long value = entries.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    public JsonObject json() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        entries.forEach((name, value) -> members.put(name, new JsonNumber(Long.toString(value))));
        return new JsonObject(Map.of("SummaryMap", new JsonObject(members)));
    }
}

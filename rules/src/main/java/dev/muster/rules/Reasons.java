package dev.muster.rules;

import dev.muster.iam.control.Reason;
import dev.muster.iam.control.Unread;
import dev.muster.rules.fact.Age;
import dev.muster.rules.fact.Answer;
import dev.muster.rules.fact.Credential;
import dev.muster.rules.fact.IamUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts into words what decided about credentials; names dates and limits, never ages. */
public final class Reasons {

    private Reasons() {}

    /** Credentials that lie idle. */
    public static List<Reason> idle(List<Credential> credentials, long days) {
        return credentials.stream()
                .map(credential -> reason(
                        credential,
                        credential.used().yes() ? "last used" : "never used since",
                        credential.idle().date(),
                        days))
                .toList();
    }

    /** Credentials that are too old. */
    public static List<Reason> aged(List<Credential> credentials, long days) {
        return credentials.stream()
                .map(credential -> reason(credential, "made", credential.age().date(), days))
                .toList();
    }

    /** More active keys than allowed. */
    public static List<Reason> tooMany(List<Credential> keys, long most) {
        String names = keys.stream().map(Credential::name).sorted().collect(Collectors.joining(", "));
        return List.of(Reason.of(
                keys.size() + " access keys are active, the limit is " + most + ": " + names,
                Map.of("active", names, "limit", Long.toString(most))));
    }

    /** Unused keys that were made together with their user. */
    public static List<Reason> atSetup(List<Credential> keys, long seconds) {
        return keys.stream()
                .map(key -> Reason.of(
                        key.name() + " was made at " + key.age().date() + ", within " + seconds
                                + " seconds of the user, and never used",
                        Map.of("credential", key.name(), "at", key.age().date())))
                .toList();
    }

    /** Tag keys that a user lacks. */
    public static List<Reason> missingTags(List<String> keys, IamUser user) {
        return keys.stream()
                .filter(key -> !user.tagKeys().contains(key))
                .map(key -> Reason.of("the tag `" + key + "` is missing", Map.of("tag", key)))
                .toList();
    }

    /** The sections that would tell about credentials. @param measure `idle`, `age`, `used` or `setup` */
    public static List<Unread> unread(List<Credential> credentials, String measure) {
        List<Unread> unread = new ArrayList<>();
        for (Credential credential : credentials) {
            add(credential.active(), unread);
            switch (measure) {
                case "idle" -> add(credential.idle(), unread);
                case "age" -> add(credential.age(), unread);
                case "used" -> {
                    add(credential.exists(), unread);
                    add(credential.used(), unread);
                }
                default -> {
                    add(credential.used(), unread);
                    add(credential.afterUser(), unread);
                }
            }
        }
        return unread;
    }

    private static void add(Answer answer, List<Unread> unread) {
        if (answer.unknown()) {
            unread.addAll(answer.unread());
        }
    }

    private static void add(Age age, List<Unread> unread) {
        if (age.unknown()) {
            unread.addAll(age.unread());
        }
    }

    private static Reason reason(Credential credential, String verb, String date, long days) {
        return Reason.of(
                credential.name() + ": " + verb + " " + date + ", the limit is " + days + " days",
                Map.of("credential", credential.name(), "at", date, "limit_days", Long.toString(days)));
    }
}

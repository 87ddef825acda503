package dev.muster.rules;

import dev.muster.iam.control.Reason;
import dev.muster.iam.control.Unread;
import dev.muster.rules.fact.Age;
import dev.muster.rules.fact.Answer;
import dev.muster.rules.fact.Credential;
import dev.muster.rules.fact.IamUser;
import dev.muster.rules.fact.LatestUse;
import dev.muster.rules.fact.PasswordRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts into words what decided; names dates and limits, never ages. */
public final class Reasons {

    private Reasons() {}

    /** A sentence, and beside it what it speaks of item by item. */
    public static List<Reason> with(String text, List<Reason> details) {
        List<Reason> reasons = new ArrayList<>(details);
        reasons.add(Reason.of(text));
        return reasons;
    }

    /** Uses that nobody knows. @param text what they leave open */
    public static List<Reason> unknownUses(String text, LatestUse use) {
        return with(
                text,
                use.unknown().stream()
                        .map(what -> Reason.of("unknown: " + what, Map.of("activity", what)))
                        .toList());
    }

    /** What the password policy asks for, beside the limits: some of it is too little. */
    public static List<Reason> weak(PasswordRules rules, long length, long remembered, long days) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(measured("minimum length", rules.minimumLength(), length));
        reasons.add(measured("passwords remembered", rules.remembered(), remembered));
        reasons.add(
                rules.expires() && rules.maxAgeDays() != 0
                        ? measured("days until passwords expire", rules.maxAgeDays(), days)
                        : Reason.of("passwords never expire, the limit is " + days + " days"));
        if (!rules.uppercase()) {
            reasons.add(Reason.of("passwords need not have an upper-case letter"));
        }
        if (!rules.lowercase()) {
            reasons.add(Reason.of("passwords need not have a lower-case letter"));
        }
        if (!rules.number()) {
            reasons.add(Reason.of("passwords need not have a number"));
        }
        if (!rules.symbol()) {
            reasons.add(Reason.of("passwords need not have a symbol"));
        }
        return reasons;
    }

    private static Reason measured(String what, long value, long limit) {
        return Reason.of(
                what + ": " + value + ", the limit is " + limit,
                Map.of("setting", what, "value", Long.toString(value), "limit", Long.toString(limit)));
    }

    /** Keys that were used though nobody may. */
    public static List<Reason> used(List<Credential> keys) {
        return keys.stream()
                .map(key -> Reason.of(
                        key.name() + " of this canary was used at " + key.idle().date() + ": it has leaked",
                        Map.of("credential", key.name(), "at", key.idle().date())))
                .toList();
    }

    /** What is not known of credentials. @param text what it leaves open @param measure `idle`, `age`, `used` or `setup` */
    public static List<Reason> open(String text, List<Credential> credentials, String measure) {
        List<Reason> open = new ArrayList<>();
        for (Credential credential : credentials) {
            switch (measure) {
                case "idle" -> {
                    add(credential, credential.active().unknown(), "whether it is active", open);
                    add(
                            credential,
                            credential.idle().unknown(),
                            credential.used().unknown() ? "when it was last used" : "since when it was not used",
                            open);
                }
                case "age" -> {
                    add(credential, credential.active().unknown(), "whether it is active", open);
                    add(credential, credential.age().unknown(), "when it was made", open);
                }
                case "used" -> {
                    add(credential, credential.exists().unknown(), "whether there is one", open);
                    add(credential, credential.used().unknown(), "whether it was ever used", open);
                }
                default -> {
                    add(credential, credential.active().unknown(), "whether it is active", open);
                    add(credential, credential.used().unknown(), "whether it was ever used", open);
                    add(credential, credential.afterUser().unknown(), "how long after the user it was made", open);
                }
            }
        }
        return with(text, open);
    }

    private static void add(Credential credential, boolean unknown, String what, List<Reason> open) {
        if (unknown) {
            open.add(Reason.of(credential.name() + ": nobody knows " + what, Map.of("credential", credential.name())));
        }
    }

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
                        Map.of(
                                "credential", key.name(),
                                "at", key.age().date(),
                                "limit_seconds", Long.toString(seconds))))
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

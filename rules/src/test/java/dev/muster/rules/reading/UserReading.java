package dev.muster.rules.reading;

import dev.muster.iam.control.Outcome;
import dev.muster.iam.credential.MfaDeviceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Section 2.3 of the semantics: passwords, keys and devices of users. */
final class UserReading {

    private static final List<String> CONTROLS = List.of(
            "user-console-mfa",
            "user-mfa-any",
            "user-mfa-hardware",
            "user-credentials-unused-45",
            "user-credentials-unused-90",
            "user-console-unused-45",
            "user-access-key-unused-45",
            "access-key-rotated-90",
            "access-key-rotated-365",
            "user-single-active-key",
            "user-no-key-at-setup",
            "user-not-password-and-key",
            "user-inactive");

    private final Evidence evidence;

    UserReading(Evidence evidence) {
        this.evidence = evidence;
    }

    void judge(Outcomes outcomes) {
        if (evidence.population().isEmpty()) {
            CONTROLS.forEach(
                    control -> outcomes.failsIf(control, evidence.snapshot().account(), Possible.TRUTH));
            return;
        }
        evidence.population().get().forEach((arn, name) -> {
            UserFacts facts = new UserFacts(evidence, arn, name);
            devices(facts, arn, outcomes);
            credentials(facts, arn, outcomes);
            keys(facts, arn, outcomes);
            outcomes.failsIf("user-inactive", arn, inactive(facts));
        });
    }

    private void devices(UserFacts facts, String arn, Outcomes outcomes) {
        Possible<Boolean> password = facts.password();
        Possible<Set<MfaDeviceKind>> devices = facts.devices();
        outcomes.add("user-console-mfa", arn, password.with(devices, (there, kinds) -> {
            if (!there) {
                return Outcome.NOT_APPLICABLE;
            }
            return kinds.isEmpty() ? Outcome.FAIL : Outcome.PASS;
        }));
        outcomes.failsIf("user-mfa-any", arn, devices.map(Set::isEmpty));
        boolean china = evidence.partition().equals("aws-cn");
        outcomes.add("user-mfa-hardware", arn, password.with(devices, (there, kinds) -> {
            if (china || kinds.isEmpty() && !there) {
                return Outcome.NOT_APPLICABLE;
            }
            boolean weak = kinds.contains(MfaDeviceKind.VIRTUAL) || kinds.contains(MfaDeviceKind.SMS);
            return weak || kinds.isEmpty() ? Outcome.FAIL : Outcome.PASS;
        }));
    }

    private void credentials(UserFacts facts, String arn, Outcomes outcomes) {
        Possible<Boolean> password = facts.password();
        Possible<List<Key>> keys = facts.keys();
        for (long days : List.of(45L, 90L)) {
            Possible<Outcome> ofPassword = password.with(facts.passwordIdleSince(), (there, since) -> {
                if (!there) {
                    return Outcome.NOT_APPLICABLE;
                }
                return evidence.olderThan(since, days) ? Outcome.FAIL : Outcome.PASS;
            });
            Possible<Outcome> ofKeys =
                    keys.map(list -> worst(active(list), key -> evidence.olderThan(key.idleSince(), days)));
            outcomes.add("user-credentials-unused-" + days, arn, ofPassword.with(ofKeys, UserReading::worse));
            if (days == 45) {
                outcomes.add("user-console-unused-45", arn, ofPassword);
                outcomes.add("user-access-key-unused-45", arn, ofKeys);
            }
        }
        outcomes.add("user-not-password-and-key", arn, password.with(keys, (there, list) -> {
            boolean key = !active(list).isEmpty();
            if (!there && !key) {
                return Outcome.NOT_APPLICABLE;
            }
            return there && key ? Outcome.FAIL : Outcome.PASS;
        }));
    }

    private void keys(UserFacts facts, String arn, Outcomes outcomes) {
        Possible<List<Key>> keys = facts.keys();
        for (long days : List.of(90L, 365L)) {
            outcomes.add(
                    "access-key-rotated-" + days,
                    arn,
                    keys.map(list -> worst(active(list), key -> evidence.olderThan(key.created(), days))));
        }
        outcomes.add("user-single-active-key", arn, keys.map(list -> {
            int active = active(list).size();
            if (active == 0) {
                return Outcome.NOT_APPLICABLE;
            }
            return active > 1 ? Outcome.FAIL : Outcome.PASS;
        }));
        Possible<Outcome> madeAtSetup = keys.with(
                facts.born(),
                (list, born) -> worst(active(list), key -> key.used().isEmpty() && near(key.created(), born)));
        outcomes.add(
                "user-no-key-at-setup",
                arn,
                facts.password().with(madeAtSetup, (there, outcome) -> there ? outcome : Outcome.NOT_APPLICABLE));
    }

    private static boolean near(Instant created, Instant born) {
        return Duration.between(born, created).abs().compareTo(Duration.ofSeconds(10)) <= 0;
    }

    private Possible<Boolean> inactive(UserFacts facts) {
        Possible<Optional<Instant>> keyUse = facts.keys()
                .map(list -> list.stream().flatMap(key -> key.used().stream()).max(Instant::compareTo));
        Possible<Optional<Instant>> use = facts.passwordUse()
                .with(
                        keyUse,
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).max(Instant::compareTo));
        return use.with(facts.born(), (used, born) -> {
            Instant newest = used.isPresent() && used.get().isAfter(born) ? used.get() : born;
            return evidence.olderThan(newest, 90);
        });
    }

    private static List<Key> active(List<Key> keys) {
        return keys.stream().filter(Key::active).toList();
    }

    private static Outcome worst(List<Key> active, Predicate<Key> bad) {
        if (active.isEmpty()) {
            return Outcome.NOT_APPLICABLE;
        }
        return active.stream().anyMatch(bad) ? Outcome.FAIL : Outcome.PASS;
    }

    /** Failing if one does; not applicable if neither is there. */
    private static Outcome worse(Outcome one, Outcome other) {
        if (one == Outcome.FAIL || other == Outcome.FAIL) {
            return Outcome.FAIL;
        }
        return one == Outcome.PASS || other == Outcome.PASS ? Outcome.PASS : Outcome.NOT_APPLICABLE;
    }
}

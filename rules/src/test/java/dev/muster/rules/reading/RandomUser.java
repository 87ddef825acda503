package dev.muster.rules.reading;

import dev.muster.rules.SnapshotBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The true state of a user, of which the answers are parts. */
final class RandomUser {

    /** A key in its true state. */
    record RandomKey(String id, boolean active, Instant created, Optional<Instant> used) {

        RandomKey active(boolean other) {
            return new RandomKey(id, other, created, used);
        }

        RandomKey created(Instant other) {
            return new RandomKey(id, active, other, used);
        }

        RandomKey used(Optional<Instant> other) {
            return new RandomKey(id, active, created, other);
        }
    }

    final String name;
    Instant born;
    boolean password;
    Optional<Instant> passwordChanged = Optional.empty();
    Optional<Instant> passwordUsed = Optional.empty();
    List<String> devices = List.of();
    List<RandomKey> keys = List.of();

    /** The slot of the credential report that the first key has. */
    int firstSlot = 1;

    /** How many of the last keys have no slot in the credential report. */
    int withoutSlot;

    /** Whether the credential report tells when the last key, an active one, was made. */
    boolean lastReported = true;

    RandomGrants grants = new RandomGrants();
    List<String> groups = List.of();
    List<String> tags = List.of();

    RandomUser(String name, Dice dice) {
        this.name = name;
        this.born = dice.date(SnapshotBuilder.NOW);
        newPassword(dice);
        newDevices(dice);
        newKeys(dice);
        newGroups(dice);
        newTags(dice);
        grants.newAttached(dice);
        grants.newInline(dice);
        grants.newBoundary(dice);
    }

    void newBirth(Dice dice) {
        born = dice.date(SnapshotBuilder.NOW);
    }

    void newPassword(Dice dice) {
        password = dice.oneIn(2);
        passwordChanged = password ? Optional.of(dice.date(SnapshotBuilder.NOW)) : Optional.empty();
        passwordUsed = dice.oneIn(2) ? Optional.of(dice.date(SnapshotBuilder.NOW)) : Optional.empty();
    }

    void newDevices(Dice dice) {
        devices = dice.some(2, devices(name));
    }

    /** One of each kind. */
    static List<String> devices(String name) {
        String prefix = "arn:PARTITION:iam::" + SnapshotBuilder.ACCOUNT;
        return List.of(
                prefix + ":mfa/" + name,
                prefix + ":u2f/user/" + name + "/key",
                prefix + ":sms-mfa/" + name,
                "GAHT12345678",
                prefix + ":new/" + name);
    }

    void newKeys(Dice dice) {
        List<RandomKey> made = new ArrayList<>();
        int count = dice.upTo(3);
        for (int i = 0; i < count; i++) {
            // two keys of one second could not be told apart in the report
            Instant created = dice.oneIn(3)
                    ? born.plusSeconds(dice.oneOf(List.of(0, 3, 10, 11)) + 20L * i)
                    : dice.date(SnapshotBuilder.NOW).plusSeconds(100L * i);
            // the report tells seconds, the list of keys may tell more
            created = dice.oneIn(8) ? created.plusMillis(500) : created;
            Optional<Instant> used = dice.oneIn(2) ? Optional.of(dice.date(SnapshotBuilder.NOW)) : Optional.empty();
            made.add(new RandomKey("AKIA" + name.toUpperCase(Locale.ROOT) + i, !dice.oneIn(3), created, used));
        }
        keys = made;
    }

    void newGroups(Dice dice) {
        groups = dice.some(2, RandomAccount.GROUPS);
    }

    void newTags(Dice dice) {
        tags = dice.some(2, List.of("owner", "Owner", "team"));
    }

    boolean hasVirtualDevice() {
        return devices.stream().anyMatch(serial -> serial.contains(":mfa/"));
    }

    /** Another key in the place of one, if there is one. */
    static void newKey(RandomUser user, int at, UnaryOperator<RandomKey> change) {
        if (at < user.keys.size()) {
            List<RandomKey> changed = new ArrayList<>(user.keys);
            changed.set(at, change.apply(changed.get(at)));
            user.keys = changed;
        }
    }
}

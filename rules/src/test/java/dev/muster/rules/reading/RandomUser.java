package dev.muster.rules.reading;

import dev.muster.rules.SnapshotBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The true state of a user, of which the answers are parts. */
final class RandomUser {

    /** A key in its true state. */
    record RandomKey(String id, boolean active, Instant created, Optional<Instant> used) {}

    final String name;
    Instant born;
    boolean password;
    Optional<Instant> passwordChanged = Optional.empty();
    Optional<Instant> passwordUsed = Optional.empty();
    List<String> devices = List.of();
    List<RandomKey> keys = List.of();
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
        String prefix = "arn:PARTITION:iam::" + SnapshotBuilder.ACCOUNT;
        devices = dice.some(
                2,
                List.of(
                        prefix + ":mfa/" + name,
                        prefix + ":u2f/user/" + name + "/key",
                        prefix + ":sms-mfa/" + name,
                        "GAHT12345678",
                        prefix + ":new/" + name));
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
}

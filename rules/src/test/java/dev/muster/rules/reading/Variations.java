package dev.muster.rules.reading;

import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.SnapshotBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Other accounts whose answers, as far as a veil lets them be read, are those of one account: what the unread may hold. */
final class Variations {

    private static final Instant OLD = Instant.EPOCH;
    private static final Instant LATELY = SnapshotBuilder.NOW.minusSeconds(3600);
    private static final List<Optional<Instant>> DATES =
            List.of(Optional.empty(), Optional.of(OLD), Optional.of(LATELY));

    private final long seed;
    private final Veil veil;
    private final Snapshot veiled;
    private final Dice dice;

    /** The changes that cannot be seen, by what they change. */
    private final Map<String, List<Consumer<RandomAccount>>> unseen = new LinkedHashMap<>();

    Variations(long seed, Veil veil, Snapshot veiled) {
        this.seed = seed;
        this.veil = veil;
        this.veiled = veiled;
        this.dice = new Dice(seed);
        changes(account(seed))
                .forEach((owner, changes) -> changes.stream()
                        .filter(change -> with(List.of(change)).isPresent())
                        .forEach(change -> unseen.computeIfAbsent(owner, none -> new ArrayList<>())
                                .add(change)));
    }

    /** The account of a seed, its dates in whole seconds as the credential report tells them, all its principals shown. */
    static RandomAccount account(long seed) {
        RandomAccount account = new RandomAccount(seed);
        account.attachedElsewhere = List.of();
        for (RandomUser user : account.users) {
            user.keys = user.keys.stream()
                    .map(key -> new RandomUser.RandomKey(
                            key.id(), key.active(), key.created().truncatedTo(ChronoUnit.SECONDS), key.used()))
                    .toList();
        }
        return account;
    }

    /** Everything that can be was used lately, or long ago, or never. */
    List<RandomAccount> extremes() {
        List<RandomAccount> found = new ArrayList<>();
        for (Optional<Instant> date : DATES) {
            List<Consumer<RandomAccount>> made = new ArrayList<>();
            for (int i = 0; i < account(seed).users.size(); i++) {
                int at = i;
                on(account -> account.users.get(at), uses(date)).stream()
                        .filter(change -> with(List.of(change)).isPresent())
                        .forEach(made::add);
            }
            with(made).ifPresent(found::add);
        }
        return found;
    }

    /** So many accounts in which everything is changed a little, as chance will have it. */
    List<RandomAccount> some(int count) {
        List<RandomAccount> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Consumer<RandomAccount>> made = new ArrayList<>();
            unseen.values().forEach(changes -> made.addAll(dice.some(3, changes)));
            with(made).ifPresent(found::add);
        }
        return found;
    }

    private Optional<RandomAccount> with(List<Consumer<RandomAccount>> changes) {
        RandomAccount account = account(seed);
        changes.forEach(change -> change.accept(account));
        boolean alike = Rendering.of(account, veil).sections().equals(veiled.sections());
        return alike ? Optional.of(account) : Optional.empty();
    }

    private static Map<String, List<Consumer<RandomAccount>>> changes(RandomAccount original) {
        Map<String, List<Consumer<RandomAccount>>> changes = new LinkedHashMap<>();
        changes.put("account", ofAccount());
        for (int i = 0; i < original.users.size(); i++) {
            int at = i;
            RandomUser user = original.users.get(i);
            changes.put("user " + i, on(account -> account.users.get(at), ofUser(user)));
            changes.put("grants of user " + i, on(account -> account.users.get(at).grants, ofGrants(user.grants)));
        }
        original.groups.forEach((name, grants) -> changes.put(
                "group " + name,
                on(account -> account.groups.getOrDefault(name, new RandomGrants()), ofGrants(grants))));
        for (int i = 0; i < original.roles.size(); i++) {
            int at = i;
            List<Consumer<RandomAccount>> ofRole =
                    on(account -> account.roles.get(at).grants, ofGrants(original.roles.get(i).grants));
            for (String trust : List.of(RandomDocuments.TRUSTS.get(0), RandomDocuments.TRUSTS.get(9))) {
                ofRole.add(account -> account.roles.get(at).trust = trust);
            }
            changes.put("role " + i, ofRole);
        }
        for (String name : original.policies.keySet()) {
            changes.put(
                    "policy " + name,
                    each(RandomDocuments.TELLING, account -> document -> account.policies.put(name, document)));
        }
        return changes;
    }

    private static List<Consumer<RandomAccount>> ofAccount() {
        List<Consumer<RandomAccount>> changes = new ArrayList<>();
        for (boolean truth : List.of(true, false)) {
            changes.add(account -> account.rootPassword = truth);
            changes.add(account -> {
                account.rootPassword = true;
                account.rootMfa = truth;
            });
            changes.add(account -> account.rootMfa = truth);
            changes.add(account -> account.rootVirtual = truth);
            for (boolean reported : List.of(true, false)) {
                changes.add(account -> {
                    account.rootCertificate = truth;
                    account.rootCertificateReported = reported;
                });
                for (int slot = 1; slot <= 3; slot++) {
                    int rootSlot = slot;
                    changes.add(account -> {
                        account.rootKeys = List.of(OLD);
                        account.rootKeyActive = truth;
                        account.rootSlot = rootSlot;
                        account.rootReported = reported;
                    });
                    changes.add(account -> {
                        account.rootKeys = List.of(OLD);
                        account.rootKeyActive = truth;
                        account.rootSlot = rootSlot;
                        account.rootReported = reported;
                        account.rootKeyUsed = Optional.of(LATELY);
                    });
                }
            }
        }
        changes.add(account -> account.rootKeys = List.of());
        changes.add(account -> {
            account.rootCertificate = true;
            account.rootCertificateShown = false;
        });
        changes.addAll(each(List.of(1, 2, 3), account -> slot -> account.rootFurtherSlot = slot));
        for (Optional<Instant> date : DATES) {
            changes.add(account -> account.rootUsed = date);
            changes.add(account -> account.rootKeyUsed = date);
        }
        for (List<String> policy : List.of(
                List.<String>of(),
                List.of(
                        "'MinimumPasswordLength'",
                        "'PasswordReusePrevention'",
                        "'MaxPasswordAge'",
                        "'RequireUppercaseCharacters'",
                        "'RequireLowercaseCharacters'",
                        "'RequireNumbers'",
                        "'RequireSymbols'",
                        "'AllowUsersToChangePassword'"))) {
            changes.add(account -> account.passwordPolicy = Optional.of(policy));
        }
        changes.add(account -> account.passwordPolicy = Optional.empty());
        changes.addAll(each(RandomDocuments.TELLING, account -> document -> account.readOnly = document));
        changes.add(account -> account.groups.values().forEach(grants -> {
            grants.attached = List.of();
            grants.inline = List.of();
        }));
        return changes;
    }

    private static List<Consumer<RandomUser>> ofUser(RandomUser original) {
        List<Consumer<RandomUser>> changes = new ArrayList<>();
        changes.addAll(each(List.of(true, false), user -> there -> user.password = there));
        DATES.forEach(date -> changes.addAll(uses(date)));
        changes.addAll(each(DATES, user -> date -> user.passwordChanged = date));
        changes.addAll(each(List.of(OLD, LATELY), user -> date -> user.born = date));
        changes.add(user -> user.devices = List.of());
        changes.addAll(each(RandomUser.devices(original.name), user -> device -> user.devices = List.of(device)));
        changes.add(user -> user.tags = List.of());
        changes.add(user -> user.groups = List.of());
        changes.addAll(each(List.of("admins", "readers", "empty"), user -> group -> user.groups = List.of(group)));
        changes.addAll(ofKeys());
        for (int i = 0; i < original.keys.size(); i++) {
            Instant created = original.keys.get(i).created();
            changes.add(user -> user.born = created);
        }
        changes.add(user -> {
            user.password = true;
            user.keys = List.of(new RandomUser.RandomKey("AKIANEW" + user.name, true, user.born, Optional.empty()));
        });
        changes.add(user -> {
            user.groups = List.of();
            user.grants.attached = List.of();
            user.grants.inline = List.of();
        });
        return changes;
    }

    private static List<Consumer<RandomUser>> uses(Optional<Instant> date) {
        List<Consumer<RandomUser>> changes = new ArrayList<>();
        changes.add(user -> user.passwordUsed = date);
        for (int i = 0; i < 3; i++) {
            int at = i;
            changes.add(user -> RandomUser.newKey(user, at, key -> key.used(date)));
        }
        return changes;
    }

    private static List<Consumer<RandomUser>> ofKeys() {
        List<Consumer<RandomUser>> changes = new ArrayList<>();
        changes.add(user -> user.keys = List.of());
        changes.add(user -> user.keys = user.keys.stream().limit(1).toList());
        for (String id : List.of("AKIANEW", "AKIANEWER")) {
            for (boolean reported : List.of(true, false)) {
                changes.add(user -> {
                    List<RandomUser.RandomKey> more = new ArrayList<>(user.keys);
                    more.add(new RandomUser.RandomKey(id + user.name, true, user.born, Optional.empty()));
                    user.keys = more;
                    user.lastReported = reported;
                });
            }
        }
        for (Instant created : List.of(OLD, LATELY)) {
            changes.add(user -> {
                List<RandomUser.RandomKey> more = new ArrayList<>(user.keys);
                more.add(new RandomUser.RandomKey("AKIANEW" + user.name, true, created, Optional.empty()));
                user.keys = more;
                user.lastReported = false;
            });
            changes.add(user -> {
                user.firstSlot = 2;
                user.lastReported = false;
                user.keys = List.of(new RandomUser.RandomKey("AKIANEW" + user.name, true, created, Optional.empty()));
            });
        }
        for (Optional<Instant> date : DATES) {
            changes.add(user -> {
                List<RandomUser.RandomKey> more = new ArrayList<>(user.keys);
                more.add(new RandomUser.RandomKey("AKIAMORE" + user.name, true, date.orElse(user.born), date));
                user.keys = more;
                user.withoutSlot = 1;
            });
        }
        for (int i = 0; i < 3; i++) {
            int at = i;
            changes.add(user -> RandomUser.newKey(user, at, key -> key.active(true)));
            changes.add(user -> RandomUser.newKey(user, at, key -> key.active(false)));
            // each key has a second of its own, or the report could not tell them apart
            changes.addAll(each(
                    List.of(OLD, LATELY),
                    user -> date -> RandomUser.newKey(user, at, key -> key.created(date.plusSeconds(at + 60)))));
        }
        return changes;
    }

    private static List<Consumer<RandomGrants>> ofGrants(RandomGrants original) {
        List<Consumer<RandomGrants>> changes = new ArrayList<>();
        changes.add(grants -> grants.attached = List.of());
        changes.addAll(each(RandomDocuments.POLICY_NAMES, grants -> name -> grants.attached = List.of(name)));
        changes.add(grants -> grants.inline = List.of());
        changes.addAll(each(RandomDocuments.TELLING, grants -> document -> grants.inline = List.of(document)));
        changes.add(grants -> {
            grants.attached = List.of();
            grants.inline = List.of();
        });
        changes.add(grants -> grants.boundary = Optional.empty());
        changes.addAll(each(RandomDocuments.POLICY_NAMES, grants -> name -> grants.boundary = Optional.of(name)));
        for (int i = 0; i < original.inline.size(); i++) {
            int at = i;
            changes.addAll(each(RandomDocuments.TELLING, grants -> document -> {
                if (at < grants.inline.size()) {
                    List<String> documents = new ArrayList<>(grants.inline);
                    documents.set(at, document);
                    grants.inline = documents;
                }
            }));
        }
        return changes;
    }

    private static <T, V> List<Consumer<T>> each(List<V> values, Function<T, Consumer<V>> change) {
        List<Consumer<T>> changes = new ArrayList<>();
        values.forEach(value -> changes.add(changed -> change.apply(changed).accept(value)));
        return changes;
    }

    private static <T> List<Consumer<RandomAccount>> on(Function<RandomAccount, T> which, List<Consumer<T>> changes) {
        BiConsumer<RandomAccount, Consumer<T>> made = (account, change) -> change.accept(which.apply(account));
        List<Consumer<RandomAccount>> all = new ArrayList<>();
        changes.forEach(change -> all.add(account -> made.accept(account, change)));
        return all;
    }
}

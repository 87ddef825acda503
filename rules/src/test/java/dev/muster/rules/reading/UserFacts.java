package dev.muster.rules.reading;

import dev.muster.iam.credential.AccessKey;
import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.credential.LoginProfile;
import dev.muster.iam.credential.MfaDevice;
import dev.muster.iam.credential.MfaDeviceKind;
import dev.muster.iam.identity.User;
import dev.muster.iam.json.Instants;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKinds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The credential facts of one user, from the freshest source that tells each. */
final class UserFacts {

    private static final List<MfaDeviceKind> KINDS =
            List.of(MfaDeviceKind.VIRTUAL, MfaDeviceKind.FIDO, MfaDeviceKind.SMS, MfaDeviceKind.HARDWARE_TOTP);

    private final Evidence evidence;
    private final String arn;
    private final String name;
    private final List<Instant> anyDate;
    private final Optional<Row> row;

    UserFacts(Evidence evidence, String arn, String name) {
        this.evidence = evidence;
        this.arn = arn;
        this.name = name;
        this.anyDate = anyDate();
        this.row =
                evidence.report().map(report -> new Row(report, arn, anyDate)).filter(Row::exists);
    }

    Possible<Boolean> password() {
        Section<LoginProfile> profile = evidence.snapshot().section(SectionKinds.LOGIN_PROFILE, name);
        if (profile instanceof Section.Present<LoginProfile>) {
            return Possible.known(true);
        }
        if (profile instanceof Section.Absent<LoginProfile>) {
            return Possible.known(false);
        }
        return row.map(found -> found.flag("password_enabled")).orElse(Possible.TRUTH);
    }

    Possible<Optional<Instant>> passwordUse() {
        return row.map(found -> found.use("password_last_used")).orElse(Row.anyDateOrNone(anyDate));
    }

    /** Since when nobody has used the password, should there be one. */
    Possible<Instant> passwordIdleSince() {
        Possible<Optional<Instant>> changed =
                row.map(found -> found.date("password_last_changed")).orElse(Row.anyDateOrNone(anyDate));
        return passwordUse()
                .flatMap(used -> used.map(Possible::known)
                        .orElseGet(() -> changed.flatMap(
                                date -> date.map(Possible::known).orElseGet(() -> Possible.anyOf(anyDate)))));
    }

    Possible<Instant> born() {
        Optional<Instant> told = evidence.user(arn).map(User::created);
        return told.map(Possible::known)
                .orElseGet(() -> row.map(found -> found.date("user_creation_time"))
                        .orElse(Row.anyDateOrNone(anyDate))
                        .flatMap(date -> date.map(Possible::known).orElseGet(() -> Possible.anyOf(anyDate))));
    }

    /** The kinds of devices that the user has, none when there is no device. */
    Possible<Set<MfaDeviceKind>> devices() {
        Optional<List<MfaDevice>> own =
                evidence.snapshot().section(SectionKinds.MFA_DEVICES, name).data();
        if (own.isPresent()) {
            return Possible.each(own.get().stream().map(UserFacts::kind).toList())
                    .map(LinkedHashSet::new);
        }
        boolean virtual = evidence.virtualDevices().stream()
                .flatMap(List::stream)
                .anyMatch(device -> arn.equals(device.userArn()));
        if (virtual) {
            return Possible.known(Set.of(MfaDeviceKind.VIRTUAL));
        }
        Possible<Boolean> active = row.map(found -> found.flag("mfa_active")).orElse(Possible.TRUTH);
        return active.flatMap(has -> has ? Possible.anyOf(KINDS).map(Set::of) : Possible.known(Set.of()));
    }

    private static Possible<MfaDeviceKind> kind(MfaDevice device) {
        String serial = device.serial();
        if (!serial.startsWith("arn:")) {
            return Possible.known(MfaDeviceKind.HARDWARE_TOTP);
        }
        if (serial.contains(":sms-mfa/")) {
            return Possible.known(MfaDeviceKind.SMS);
        }
        if (serial.contains(":mfa/")) {
            return Possible.known(MfaDeviceKind.VIRTUAL);
        }
        return serial.contains(":u2f/") ? Possible.known(MfaDeviceKind.FIDO) : Possible.anyOf(KINDS);
    }

    Possible<List<Key>> keys() {
        Optional<List<AccessKey>> own =
                evidence.snapshot().section(SectionKinds.ACCESS_KEYS, name).data();
        if (own.isPresent()) {
            return Possible.each(own.get().stream().map(this::key).toList());
        }
        if (row.isEmpty()) {
            return anyKeys();
        }
        Possible<List<Key>> shown = Possible.each(
                        List.of(row.get().key(1), row.get().key(2)))
                .map(slots -> slots.stream().flatMap(Optional::stream).toList());
        return row.get().hidesSome()
                ? shown.with(anyKeys(), (some, more) -> {
                    List<Key> all = new ArrayList<>(some);
                    all.addAll(more);
                    return List.copyOf(all);
                })
                : shown;
    }

    private Possible<Key> key(AccessKey key) {
        boolean active = key.status().equals("Active");
        Possible<Instant> created = key.created() == null ? Possible.anyOf(anyDate) : Possible.known(key.created());
        return created.with(lastUse(key), (date, used) -> new Key(active, date, used));
    }

    private Possible<Optional<Instant>> lastUse(AccessKey key) {
        var told = evidence.snapshot()
                .section(SectionKinds.ACCESS_KEY_LAST_USED, key.id())
                .data();
        if (told.isPresent()) {
            return Possible.known(Optional.ofNullable(told.get().date()));
        }
        Set<Optional<Instant>> uses = new LinkedHashSet<>();
        for (int slot = 1; slot <= 2; slot++) {
            String prefix = "access_key_" + slot;
            if (row.isPresent() && key.created() != null) {
                Possible<Optional<Instant>> rotated = row.get().date(prefix + "_last_rotated");
                if (rotated.equals(Possible.known(Optional.of(key.created().truncatedTo(ChronoUnit.SECONDS))))) {
                    uses.addAll(row.get().use(prefix + "_last_used_date").values());
                }
            }
        }
        return uses.isEmpty() ? Row.anyDateOrNone(anyDate) : Possible.anyOf(uses);
    }

    /** Lists that stand for all lists of keys: none, one of every sort, two. */
    private Possible<List<Key>> anyKeys() {
        List<List<Key>> lists = new ArrayList<>();
        lists.add(List.of());
        for (Instant created : anyDate) {
            for (Optional<Instant> used : Row.anyDateOrNone(anyDate).values()) {
                lists.add(List.of(new Key(false, created, used)));
                Key active = new Key(true, created, used);
                lists.add(List.of(active));
                lists.add(List.of(active, active));
            }
        }
        return Possible.anyOf(lists);
    }

    /** An old date, the instant, and every creation that is told: near to these a control may look. */
    private List<Instant> anyDate() {
        Set<Instant> dates = new TreeSet<>(List.of(Instant.EPOCH, evidence.instant()));
        evidence.user(arn).map(User::created).ifPresent(dates::add);
        evidence.report().map(CredentialReport::rows).stream()
                .flatMap(List::stream)
                .filter(found -> found.arn().equals(arn))
                .flatMap(found -> Stream.of(
                                "user_creation_time", "access_key_1_last_rotated", "access_key_2_last_rotated")
                        .map(found::cell))
                .filter(Objects::nonNull)
                .flatMap(cell -> Instants.parse(cell).stream())
                .forEach(dates::add);
        evidence.snapshot().section(SectionKinds.ACCESS_KEYS, name).data().stream()
                .flatMap(List::stream)
                .map(AccessKey::created)
                .filter(Objects::nonNull)
                .forEach(dates::add);
        return List.copyOf(dates);
    }
}

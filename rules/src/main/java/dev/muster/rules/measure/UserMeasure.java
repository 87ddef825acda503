package dev.muster.rules.measure;

import dev.muster.iam.control.Reason;
import dev.muster.iam.control.Resource;
import dev.muster.iam.control.ResourceType;
import dev.muster.iam.control.Unread;
import dev.muster.iam.credential.LoginProfile;
import dev.muster.iam.identity.Group;
import dev.muster.iam.identity.Tag;
import dev.muster.iam.identity.User;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.fact.Age;
import dev.muster.rules.fact.Answer;
import dev.muster.rules.fact.Credential;
import dev.muster.rules.fact.IamUser;
import dev.muster.rules.fact.IpRestriction;
import dev.muster.rules.fact.LatestUse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The facts of one user, from whichever of the sources tells each of them. */
final class UserMeasure {

    private final Snapshot snapshot;
    private final String partition;
    private final Identities identities;
    private final Report report;
    private final Documents documents;
    private final Ages ages;
    private final Notes notes;
    private final MfaMeasure mfa;
    private final KeyMeasure keys;
    private final AdministratorMeasure administrators;

    UserMeasure(
            Snapshot snapshot,
            String partition,
            Identities identities,
            Report report,
            Documents documents,
            AdministratorMeasure administrators,
            Ages ages,
            Notes notes) {
        this.snapshot = snapshot;
        this.partition = partition;
        this.identities = identities;
        this.report = report;
        this.documents = documents;
        this.ages = ages;
        this.notes = notes;
        this.mfa = new MfaMeasure(snapshot, report, notes);
        this.keys = new KeyMeasure(snapshot, report, ages, notes);
        this.administrators = administrators;
    }

    /** @param user null when only the credential report knows the user */
    void measure(String arn, String name, @Nullable User user, List<Object> facts) {
        Report.Row row = report.user(arn);
        Unread detailsUnread = detailsUnread();
        Reading created = created(arn, user, row);
        Answer password = password(arn, name, row);
        Credential passwordCredential = passwordCredential(arn, password, row);
        List<KeyMeasure.Key> keysOfUser = keys.of(arn, name, created);
        MfaMeasure.Mfa devices = mfa.of(arn, name);

        facts.add(passwordCredential);
        keysOfUser.forEach(key -> facts.add(key.credential()));
        facts.add(new IamUser(
                new Resource(ResourceType.USER, arn),
                arn,
                name,
                partition,
                password,
                devices.active(),
                devices.virtualOrSms(),
                keysOfUser.stream()
                        .filter(key -> key.credential().active().yes())
                        .count(),
                furtherKeys(keysOfUser),
                anyActive(keysOfUser),
                activity(arn, created, row, keysOfUser),
                user == null ? Answer.unknown(detailsUnread) : directPolicies(user),
                known(user, detailsUnread, known -> !known.groups().isEmpty()),
                known(user, detailsUnread, known -> known.boundary() != null),
                anyPolicy(user, detailsUnread),
                user == null ? Answer.unknown(detailsUnread) : administrator(user),
                user == null ? Answer.unknown(detailsUnread) : Answer.of(true),
                user == null ? List.of() : user.tags().stream().map(Tag::key).toList()));
        facts.add(
                user == null
                        ? new IpRestriction(
                                arn,
                                Answer.unknown(detailsUnread),
                                Answer.unknown(detailsUnread),
                                List.of(),
                                List.of(),
                                List.of(detailsUnread))
                        : IpForm.of(arn, documents.ofUser(user), documents.boundary(user.boundary())));
    }

    private static Answer directPolicies(User user) {
        List<Reason> policies = new ArrayList<>(Named.attached(user.attachedPolicies()));
        policies.addAll(Named.inline(user.inlinePolicies()));
        return Answer.of(!policies.isEmpty(), Identities.SECTION, policies);
    }

    private Answer administrator(User user) {
        List<PolicyText> all = documents.ofUser(user);
        return administrators.judge(user.arn(), all, all, documents.boundary(user.boundary()));
    }

    private Unread detailsUnread() {
        Unread unread = identities.users().unread();
        return unread == null ? new Unread(Identities.SECTION, Cause.NOT_COLLECTED) : unread;
    }

    private static Answer known(@Nullable User user, Unread unread, Predicate<User> fact) {
        return user == null ? Answer.unknown(unread) : Answer.of(fact.test(user), Identities.SECTION);
    }

    private Reading created(String arn, @Nullable User user, Report.Row row) {
        Reading reported = row.change("user_creation_time");
        Instant told = user == null ? null : user.created();
        if (told == null) {
            return reported.required(Report.SECTION);
        }
        Instant other = reported.date();
        if (other != null && !second(other).equals(second(told))) {
            notes.differ(arn, "creation", second(told), Identities.SECTION, second(other), Report.SECTION);
        }
        return Reading.of(told);
    }

    /** The report tells seconds. */
    private static String second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Answer password(String arn, String name, Report.Row row) {
        Section<LoginProfile> profile = snapshot.section(SectionKinds.LOGIN_PROFILE, name);
        Report.Flag flag = row.flag("password_enabled");
        if (!(profile instanceof Section.Unreadable<LoginProfile>)) {
            boolean there = profile instanceof Section.Present<LoginProfile>;
            String source = SectionKinds.LOGIN_PROFILE.name(name);
            boolean reported = flag == Report.Flag.TRUE;
            if ((reported || flag == Report.Flag.FALSE) && reported != there) {
                notes.differ(
                        arn,
                        "console password",
                        Boolean.toString(there),
                        source,
                        Boolean.toString(reported),
                        Report.SECTION);
            }
            return Answer.of(there, source);
        }
        return switch (flag) {
            case TRUE -> Answer.of(true, Report.SECTION);
            case FALSE -> Answer.of(false, Report.SECTION);
            case NOT_SUPPORTED, UNKNOWN -> {
                List<Unread> unread = new ArrayList<>(Tried.unread(snapshot, SectionKinds.LOGIN_PROFILE, name));
                unread.add(row.flagUnread("password_enabled"));
                yield Answer.unknown(unread);
            }
        };
    }

    private Credential passwordCredential(String arn, Answer password, Report.Row row) {
        String what = arn + ": console password";
        Reading use = row.use("password_last_used");
        Reading changed = row.change("password_last_changed").required(Report.SECTION);
        Age age = ages.of(password.no() ? Reading.NONE.required(Report.SECTION) : changed, what);
        Age idle = use.unknown() ? Age.unknown(use.unread()) : use.none() ? age : ages.of(use, what);
        return new Credential(
                arn,
                "PASSWORD",
                "console password",
                password,
                password,
                age,
                use.unknown() ? Answer.unknown(use.unread()) : Answer.of(use.date() != null),
                idle,
                Age.unknown(List.of()));
    }

    private static Answer furtherKeys(List<KeyMeasure.Key> keys) {
        List<Unread> unread = new ArrayList<>();
        keys.stream()
                .map(key -> key.credential().active())
                .filter(Answer::unknown)
                .forEach(active -> unread.addAll(active.unread()));
        boolean anyUnknown =
                keys.stream().anyMatch(key -> key.credential().active().unknown());
        return anyUnknown ? Answer.unknown(unread) : Answer.of(false);
    }

    private static Answer anyActive(List<KeyMeasure.Key> keys) {
        List<Reason> active = keys.stream()
                .map(KeyMeasure.Key::credential)
                .filter(key -> key.active().yes())
                .map(key -> Reason.of(key.name() + " is active", Map.of("credential", key.name())))
                .toList();
        Answer further = furtherKeys(keys);
        return !active.isEmpty() || further.no() ? Answer.of(!active.isEmpty(), "", active) : further;
    }

    private LatestUse activity(String arn, Reading created, Report.Row row, List<KeyMeasure.Key> keys) {
        List<Ages.Use> uses = new ArrayList<>();
        uses.add(new Ages.Use("creation", created));
        uses.add(new Ages.Use("console password", row.use("password_last_used")));
        keys.forEach(key -> uses.add(new Ages.Use(key.credential().name(), key.use())));
        return ages.latest(arn, uses);
    }

    /** Own policies, and those of the groups. */
    private Answer anyPolicy(@Nullable User user, Unread unread) {
        if (user == null) {
            return Answer.unknown(unread);
        }
        if (!user.attachedPolicies().isEmpty() || !user.inlinePolicies().isEmpty()) {
            return Answer.of(true, Identities.SECTION);
        }
        List<Unread> missing = new ArrayList<>();
        for (String name : user.groups()) {
            Optional<Group> group = identities.group(name);
            if (group.isEmpty()) {
                Unread groups = identities.groups().unread();
                missing.add(groups == null ? new Unread(Identities.SECTION, Cause.TRUNCATED) : groups);
            } else if (!group.get().attachedPolicies().isEmpty()
                    || !group.get().inlinePolicies().isEmpty()) {
                return Answer.of(true, Identities.SECTION);
            }
        }
        return missing.isEmpty() ? Answer.of(false, Identities.SECTION) : Answer.unknown(missing);
    }
}

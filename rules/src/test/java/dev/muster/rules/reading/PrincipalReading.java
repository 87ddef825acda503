package dev.muster.rules.reading;

import dev.muster.iam.control.Outcome;
import dev.muster.iam.identity.AttachedPolicy;
import dev.muster.iam.identity.Group;
import dev.muster.iam.identity.InlinePolicy;
import dev.muster.iam.identity.Role;
import dev.muster.iam.identity.Tag;
import dev.muster.iam.identity.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the authorization details decide of users, groups and roles. */
final class PrincipalReading {

    private static final String INLINE = "no-inline-policies";
    private static final String ADMIN_BY_AWS = "policy-no-admin-aws-managed-attached";
    private static final String ADMIN_INLINE = "policy-no-admin-inline";

    private final Evidence evidence;
    private final Settings settings;
    private final Library library;
    private final AdministratorReading form;

    PrincipalReading(Evidence evidence, Settings settings) {
        this.evidence = evidence;
        this.settings = settings;
        this.library = new Library(evidence);
        this.form = new AdministratorReading(evidence.partition());
    }

    void judge(Outcomes outcomes) {
        users(outcomes);
        groups(outcomes);
        roles(outcomes);
        boolean unread = evidence.population().isEmpty()
                || evidence.groups().isEmpty()
                || evidence.roles().isEmpty();
        if (unread) {
            unread(outcomes, List.of(INLINE, ADMIN_BY_AWS, ADMIN_INLINE));
        }
    }

    private void unread(Outcomes outcomes, List<String> controls) {
        controls.forEach(
                control -> outcomes.failsIf(control, evidence.snapshot().account(), Possible.TRUTH));
    }

    private void users(Outcomes outcomes) {
        if (evidence.population().isEmpty()) {
            unread(
                    outcomes,
                    List.of(
                            "user-no-direct-policies",
                            "user-in-group",
                            "user-not-admin",
                            "user-has-boundary",
                            "user-no-permissions",
                            "admin-has-mfa"));
            settings.namePattern().ifPresent(pattern -> unread(outcomes, List.of("user-name-pattern")));
            if (!settings.tagKeys().isEmpty()) {
                unread(outcomes, List.of("user-tagged", "user-ip-restricted", "canary-key-unused"));
            }
            return;
        }
        evidence.population().get().forEach((arn, name) -> {
            UserFacts facts = new UserFacts(evidence, arn, name);
            Optional<User> user = evidence.user(arn);
            user.ifPresentOrElse(known -> user(known, facts, outcomes), () -> unknownUser(arn, facts, outcomes));
            settings.namePattern()
                    .ifPresent(pattern -> outcomes.failsIf(
                            "user-name-pattern", arn, Possible.known(!Pattern.matches(pattern, name))));
            if (settings.canaries().contains(name) || settings.canaries().contains(arn)) {
                outcomes.add("canary-key-unused", arn, facts.keys().map(PrincipalReading::canary));
            }
        });
    }

    private static Outcome canary(List<Key> keys) {
        if (keys.isEmpty()) {
            return Outcome.NOT_APPLICABLE;
        }
        return keys.stream().anyMatch(key -> key.used().isPresent()) ? Outcome.FAIL : Outcome.PASS;
    }

    private void user(User user, UserFacts facts, Outcomes outcomes) {
        String arn = user.arn();
        List<Document> all = new ArrayList<>(library.own(user.inlinePolicies(), user.attachedPolicies()));
        all.addAll(library.ofGroups(user));
        Optional<Document> boundary = library.boundary(user.boundary());
        boolean direct =
                !user.inlinePolicies().isEmpty() || !user.attachedPolicies().isEmpty();

        outcomes.failsIf("user-no-direct-policies", arn, Possible.known(direct));
        outcomes.failsIf("user-in-group", arn, Possible.known(user.groups().isEmpty()));
        outcomes.failsIf("user-has-boundary", arn, Possible.known(boundary.isEmpty()));
        outcomes.failsIf("user-no-permissions", arn, permitted(user, direct).map(permitted -> !permitted));
        administrator(arn, form.of(all, all, boundary), facts, outcomes);
        policies(arn, false, user.inlinePolicies(), user.attachedPolicies(), all, boundary, outcomes);
        if (!settings.tagKeys().isEmpty()) {
            Set<String> keys = Set.copyOf(user.tags().stream().map(Tag::key).toList());
            outcomes.failsIf("user-tagged", arn, Possible.known(!keys.containsAll(settings.tagKeys())));
            List<Document> bounded = new ArrayList<>(all);
            boundary.ifPresent(bounded::add);
            outcomes.add("user-ip-restricted", arn, new AddressReading(form, settings.blocks()).of(bounded));
        }
    }

    /** Only the report knows the user. */
    private void unknownUser(String arn, UserFacts facts, Outcomes outcomes) {
        for (String control :
                List.of("user-no-direct-policies", "user-in-group", "user-has-boundary", "user-no-permissions")) {
            outcomes.failsIf(control, arn, Possible.TRUTH);
        }
        administrator(arn, Possible.TRUTH, facts, outcomes);
        outcomes.failsIf(INLINE, arn, Possible.TRUTH);
        for (String control : List.of(ADMIN_BY_AWS, ADMIN_INLINE)) {
            outcomes.add(
                    control,
                    arn,
                    settings.exempt().contains(arn)
                            ? Possible.known(Outcome.NOT_APPLICABLE)
                            : Possible.anyOf(List.of(Outcome.FAIL, Outcome.PASS, Outcome.NOT_APPLICABLE)));
        }
        if (!settings.tagKeys().isEmpty()) {
            outcomes.failsIf("user-tagged", arn, Possible.TRUTH);
            outcomes.failsIf("user-ip-restricted", arn, Possible.TRUTH);
        }
    }

    private void administrator(String arn, Possible<Boolean> administrator, UserFacts facts, Outcomes outcomes) {
        outcomes.add("user-not-admin", arn, administrator.map(yes -> {
            if (settings.allowed().contains(arn)) {
                return Outcome.NOT_APPLICABLE;
            }
            return yes ? Outcome.FAIL : Outcome.PASS;
        }));
        outcomes.add("admin-has-mfa", arn, administrator.with(facts.devices(), (yes, devices) -> {
            if (!yes) {
                return Outcome.NOT_APPLICABLE;
            }
            return devices.isEmpty() ? Outcome.FAIL : Outcome.PASS;
        }));
    }

    private Possible<Boolean> permitted(User user, boolean direct) {
        Possible<Boolean> permitted = Possible.known(direct);
        for (String name : user.groups()) {
            Possible<Boolean> byGroup = library.group(name)
                    .map(group -> Possible.known(!group.inlinePolicies().isEmpty()
                            || !group.attachedPolicies().isEmpty()))
                    .orElse(Possible.TRUTH);
            permitted = permitted.with(byGroup, Boolean::logicalOr);
        }
        return permitted;
    }

    private void groups(Outcomes outcomes) {
        if (evidence.groups().isEmpty()) {
            unread(outcomes, List.of("group-not-empty", "group-no-inline"));
            return;
        }
        for (Group group : evidence.groups().get()) {
            List<Document> own = library.own(group.inlinePolicies(), group.attachedPolicies());
            outcomes.failsIf("group-not-empty", group.arn(), hasMember(group).map(member -> !member));
            outcomes.failsIf(
                    "group-no-inline",
                    group.arn(),
                    Possible.known(!group.inlinePolicies().isEmpty()));
            policies(
                    group.arn(),
                    false,
                    group.inlinePolicies(),
                    group.attachedPolicies(),
                    own,
                    Optional.empty(),
                    outcomes);
        }
    }

    /** Of users whose groups nobody tells any may be a member. */
    private Possible<Boolean> hasMember(Group group) {
        boolean told = evidence.users().stream()
                .flatMap(List::stream)
                .anyMatch(user -> user.groups().contains(group.name()));
        if (told) {
            return Possible.known(true);
        }
        return evidence.knowsEveryUser() ? Possible.known(false) : Possible.TRUTH;
    }

    private void roles(Outcomes outcomes) {
        if (evidence.roles().isEmpty()) {
            unread(outcomes, List.of("role-trust-no-public-principal"));
            return;
        }
        for (Role role : evidence.roles().get()) {
            outcomes.add("role-trust-no-public-principal", role.arn(), TrustReading.of(Document.of(role.trust())));
            boolean reserved = role.path().startsWith("/aws-reserved/sso.amazonaws.com/")
                    || role.path().startsWith("/aws-service-role/");
            policies(
                    role.arn(),
                    reserved,
                    role.inlinePolicies(),
                    role.attachedPolicies(),
                    library.own(role.inlinePolicies(), role.attachedPolicies()),
                    library.boundary(role.boundary()),
                    outcomes);
        }
    }

    /** The controls that judge users, groups and roles alike. */
    private void policies(
            String arn,
            boolean reserved,
            List<InlinePolicy> inline,
            List<AttachedPolicy> attached,
            List<Document> all,
            Optional<Document> boundary,
            Outcomes outcomes) {
        outcomes.add(
                INLINE,
                arn,
                Possible.known(reserved ? Outcome.NOT_APPLICABLE : inline.isEmpty() ? Outcome.PASS : Outcome.FAIL));
        boolean skipped = reserved || settings.exempt().contains(arn);
        granting(ADMIN_BY_AWS, arn, skipped, library.attachedOfAws(attached), all, boundary, outcomes);
        granting(ADMIN_INLINE, arn, skipped, Library.inline(inline), all, boundary, outcomes);
    }

    private void granting(
            String control,
            String arn,
            boolean skipped,
            List<Document> granting,
            List<Document> all,
            Optional<Document> boundary,
            Outcomes outcomes) {
        if (skipped || granting.isEmpty()) {
            outcomes.add(control, arn, Possible.known(Outcome.NOT_APPLICABLE));
        } else {
            outcomes.failsIf(control, arn, form.of(granting, all, boundary));
        }
    }
}

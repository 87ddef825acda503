package dev.muster.api.rest;

import dev.muster.iam.access.AccessClass;
import dev.muster.iam.access.AccessLayer;
import dev.muster.iam.access.AppliedPolicy;
import dev.muster.iam.access.DocumentAccess;
import dev.muster.iam.access.PrincipalAccess;
import dev.muster.iam.access.ServiceAccess;
import dev.muster.iam.access.StatementAccess;
import dev.muster.iam.access.UnknownEntry;
import dev.muster.iam.control.Unread;
import dev.muster.iam.policy.Effect;
import dev.muster.iam.reference.Action;
import dev.muster.store.SnapshotRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a user or role can do, by service and access level.
 *
 * @param snapshot the latest one whose authorization details were read; it may be older than the account's latest
 * @param organizationSnapshot the latest one that tells of the organization; null where none does
 * @param counts of all actions of the service reference
 * @param policies all that apply, by layer
 * @param services those of which anything is denied, undetermined or in some way allowed; the one that was asked for
 * @param actions those of the service, or the one, that was asked for; none where neither was
 * @param unknown what policies name and the service reference does not know
 */
public record PrincipalAccessView(
        String principal,
        String type,
        String account,
        String snapshot,
        Instant collectedAt,
        long ageSeconds,
        @Nullable String organizationSnapshot,
        @Nullable Instant organizationCollectedAt,
        Instant asOf,
        String serviceReference,
        ClassCounts counts,
        List<AppliedPolicyView> policies,
        List<ServiceAccessView> services,
        List<ActionAccessView> actions,
        List<UnknownAction> unknown) {

    /** How many actions are allowed how far. @param of how many there are */
    public record ClassCounts(
            int of,
            int onEverything,
            int onSomeResources,
            int conditionally,
            int denied,
            int notAllowed,
            int undetermined) {

        static ClassCounts of(int of, ToIntFunction<AccessClass> count) {
            return new ClassCounts(
                    of,
                    count.applyAsInt(AccessClass.ON_EVERYTHING),
                    count.applyAsInt(AccessClass.ON_SOME_RESOURCES),
                    count.applyAsInt(AccessClass.CONDITIONALLY),
                    count.applyAsInt(AccessClass.DENIED),
                    count.applyAsInt(AccessClass.NOT_ALLOWED),
                    count.applyAsInt(AccessClass.UNDETERMINED));
        }
    }

    /**
     * A policy that applies to the principal.
     *
     * @param layer `identity`, `boundary` or `service_control`
     * @param target of a level of the organization; null in other layers
     * @param problem why nobody knows what it says; null when it is known
     * @param section that does not tell it; null when it is known, or told and malformed
     */
    public record AppliedPolicyView(
            String layer,
            @Nullable String target,
            String policy,
            @Nullable String problem,
            @Nullable String section,
            @Nullable String cause) {

        static AppliedPolicyView of(AccessLayer layer, AppliedPolicy policy) {
            Unread unread = policy.unread();
            return new AppliedPolicyView(
                    layer.layer().written(),
                    layer.target(),
                    policy.name(),
                    policy.problem(),
                    unread == null ? null : unread.section(),
                    unread == null ? null : unread.cause().id());
        }
    }

    /** One service. @param name the full one */
    public record ServiceAccessView(String service, String name, List<LevelAccessView> levels) {

        static ServiceAccessView of(ServiceAccess access) {
            return new ServiceAccessView(
                    access.service().prefix(),
                    access.service().name(),
                    access.levels().stream()
                            .map(level -> new LevelAccessView(
                                    level.level().title(), ClassCounts.of(level.of(), level::count)))
                            .toList());
        }
    }

    /** The actions of one access level of a service. */
    public record LevelAccessView(String level, ClassCounts counts) {}

    /**
     * One action.
     *
     * @param access `ON_EVERYTHING`, `ON_SOME_RESOURCES`, `CONDITIONALLY`, `DENIED`, `NOT_ALLOWED` or `UNDETERMINED`
     * @param asRead of an undetermined one: what follows from the policies that were read
     * @param statements those that cover it; told where one action is asked for
     */
    public record ActionAccessView(
            String action,
            String level,
            String access,
            @Nullable String asRead,
            List<CoveringStatement> statements) {

        static ActionAccessView of(Action action, PrincipalAccess access, PrincipalAccess asRead, boolean explained) {
            AccessClass found = access.of(action.number());
            return new ActionAccessView(
                    action.fullName(),
                    action.level().title(),
                    found.name(),
                    found == AccessClass.UNDETERMINED
                            ? asRead.of(action.number()).name()
                            : null,
                    explained ? CoveringStatement.list(action, access) : List.of());
        }
    }

    /** A statement that covers an action. @param resources `everything`, `all_but` or `some` */
    public record CoveringStatement(
            String layer,
            @Nullable String target,
            String policy,
            int index,
            @Nullable String sid,
            String effect,
            String resources,
            boolean conditional) {

        static List<CoveringStatement> list(Action action, PrincipalAccess access) {
            List<CoveringStatement> covering = new ArrayList<>();
            for (AccessLayer layer : access.layers()) {
                for (AppliedPolicy policy : layer.policies()) {
                    DocumentAccess document = policy.document();
                    if (document != null) {
                        document.statements().stream()
                                .filter(statement -> statement.covers(action.number()))
                                .forEach(statement -> covering.add(of(action, layer, policy, statement)));
                    }
                }
            }
            return covering;
        }

        private static CoveringStatement of(
                Action action, AccessLayer layer, AppliedPolicy policy, StatementAccess statement) {
            String resources = statement.coverage().everything().contains(action.number())
                    ? "everything"
                    : statement.coverage().allBut().contains(action.number()) ? "all_but" : "some";
            return new CoveringStatement(
                    layer.layer().written(),
                    layer.target(),
                    policy.name(),
                    statement.index(),
                    statement.sid(),
                    written(statement.effect()),
                    resources,
                    statement.conditional());
        }
    }

    /** An entry of a policy that the service reference does not know. @param recognition `unknown_action`, `unknown_service` or `malformed` */
    public record UnknownAction(
            String entry, String element, String effect, String recognition, String layer, String policy) {

        static UnknownAction of(UnknownEntry entry, AccessLayer layer, AppliedPolicy policy) {
            return new UnknownAction(
                    entry.entry(),
                    entry.negated() ? "NotAction" : "Action",
                    written(entry.effect()),
                    entry.recognition().name().toLowerCase(Locale.ROOT),
                    layer.layer().written(),
                    policy.name());
        }
    }

    /**
     * @param services that are shown
     * @param actions that are shown
     * @param explained whether to name the statements that cover the actions
     */
    static PrincipalAccessView of(
            String arn,
            String type,
            AccountPrincipals account,
            PrincipalAccess access,
            List<ServiceAccess> services,
            List<Action> actions,
            boolean explained,
            Instant asOf) {
        SnapshotRow organization = account.organizationSnapshot();
        PrincipalAccess asRead = access.asRead();
        return new PrincipalAccessView(
                arn,
                type,
                account.account(),
                account.snapshot().id().toString(),
                account.snapshot().collectedAt(),
                Duration.between(account.snapshot().collectedAt(), asOf).toSeconds(),
                organization == null ? null : organization.id().toString(),
                organization == null ? null : organization.collectedAt(),
                asOf,
                access.reference().version(),
                ClassCounts.of(
                        access.reference().actions().size(),
                        each -> access.actions(each).cardinality()),
                each(access, (layer, policy) -> Stream.of(AppliedPolicyView.of(layer, policy))),
                services.stream().map(ServiceAccessView::of).toList(),
                actions.stream()
                        .map(action -> ActionAccessView.of(action, access, asRead, explained))
                        .toList(),
                each(access, PrincipalAccessView::unknown));
    }

    static String written(Effect effect) {
        return effect == Effect.ALLOW ? "Allow" : "Deny";
    }

    private static Stream<UnknownAction> unknown(AccessLayer layer, AppliedPolicy policy) {
        DocumentAccess document = policy.document();
        return document == null
                ? Stream.empty()
                : document.unknown().stream().map(entry -> UnknownAction.of(entry, layer, policy));
    }

    private static <T> List<T> each(PrincipalAccess access, BiFunction<AccessLayer, AppliedPolicy, Stream<T>> view) {
        return access.layers().stream()
                .flatMap(layer -> layer.policies().stream().flatMap(policy -> view.apply(layer, policy)))
                .toList();
    }
}

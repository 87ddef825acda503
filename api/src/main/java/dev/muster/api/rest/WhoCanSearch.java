package dev.muster.api.rest;

import dev.muster.iam.access.WhoCan;
import dev.muster.iam.access.WhoCan.Caller;
import dev.muster.iam.access.WhoCan.Entitlement;
import dev.muster.iam.access.WhoCan.Question;
import dev.muster.iam.decision.NamedPolicy;
import dev.muster.iam.decision.PolicyLevel;
import dev.muster.iam.decision.compiled.CompiledPolicy;
import dev.muster.iam.identity.Entity;
import dev.muster.iam.identity.Role;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.store.Accounts;
import dev.muster.store.Database;
import dev.muster.store.Scope;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists principals account by account: all, or those that may do what is asked. */
@Singleton
final class WhoCanSearch {

    private static final int ACCOUNTS_AT_ONCE = 100;

    private final StoredPrincipals principals;
    private final Accounts accounts;
    private final WhoCan whoCan;

    WhoCanSearch(StoredPrincipals principals, Database database) {
        this.principals = principals;
        this.accounts = new Accounts(database);
        this.whoCan = new WhoCan(principals.reference());
    }

    /** Place of a principal in the list; the ARN is empty for an account of which nobody knows them. */
    private record Place(String account, String arn) {}

    /**
     * Principals by account and ARN.
     *
     * @param account only of this one; null for all
     * @param asked null for all principals
     */
    Page<PrincipalView> page(@Nullable String account, @Nullable AskedAction asked, Paging paging) {
        return Page.of(
                paging,
                page -> list(
                        account,
                        asked,
                        page.asOf(),
                        page.after(2, key -> new Place(Ids.account(key.get(0)), key.get(1))),
                        page.limit() + 1),
                found -> List.of(found.account(), found.principal() == null ? "" : found.principal()),
                found -> found);
    }

    private List<PrincipalView> list(
            @Nullable String account, @Nullable AskedAction asked, Instant asOf, @Nullable Place after, int limit) {
        List<PrincipalView> found = new ArrayList<>();
        Asked question = asked == null ? null : asked(asked, asOf);
        String before = after == null ? null : after.account();
        String first = account == null ? before : account;
        if (first != null && stored(first, asOf)) {
            search(first, question, asOf, after, limit, found);
        }
        boolean more = account == null;
        while (more && found.size() < limit) {
            List<Accounts.AccountRow> next = accounts.list(Scope.ALL, asOf, before, ACCOUNTS_AT_ONCE);
            more = next.size() == ACCOUNTS_AT_ONCE;
            for (Accounts.AccountRow row : next) {
                before = row.id();
                if (row.latest() != null && found.size() < limit) {
                    search(row.id(), question, asOf, null, limit, found);
                }
            }
        }
        return found;
    }

    private boolean stored(String account, Instant asOf) {
        return accounts.find(Scope.ALL, account, asOf)
                .map(Accounts.AccountRow::latest)
                .isPresent();
    }

    /** The question, with what is known of the resource. @param trust policy of a role that is to be assumed; null else, and where it was not told */
    private record Asked(
            AskedAction action,
            @Nullable NamedPolicy trust,
            @Nullable List<PolicyLevel> resourceControl) {

        /** For the principals of one account, which is taken for the owner where nobody knows it. */
        Question of(AccountPrincipals callers) {
            if (action.resource() == null) {
                return Question.of(action.action());
            }
            String owner = action.owner() == null ? callers.account() : action.owner();
            return new Question(
                    action.action(),
                    action.resource(),
                    action.owner(),
                    trust,
                    resourceControl == null ? callers.controls().resourceControl(owner) : resourceControl);
        }
    }

    private Asked asked(AskedAction action, Instant asOf) {
        String owner = action.owner();
        Optional<AccountPrincipals> owners =
                owner == null || action.resource() == null ? Optional.empty() : principals.account(owner, asOf);
        return new Asked(
                action,
                owners.flatMap(account -> trust(account, action)).orElse(null),
                owners.map(account -> account.controls().resourceControl(account.account()))
                        .orElse(null));
    }

    /** IAM roles, Trust policy: the resource-based policy of a role says who may assume it, which are actions of AWS STS. */
    private static Optional<NamedPolicy> trust(AccountPrincipals owners, AskedAction action) {
        return action.action().regionMatches(true, 0, "sts:", 0, "sts:".length())
                ? owners.principal(String.valueOf(action.resource()))
                        .filter(Role.class::isInstance)
                        .map(role -> ((Role) role).trust())
                        .map(document -> new NamedPolicy(
                                "trust policy of `" + action.resource() + "`", CompiledPolicy.of(document)))
                : Optional.empty();
    }

    private void search(
            String account,
            @Nullable Asked asked,
            Instant asOf,
            @Nullable Place after,
            int limit,
            List<PrincipalView> found) {
        String version = principals.reference().version();
        Optional<AccountPrincipals> told = principals.account(account, asOf);
        String afterArn = after == null || !after.account().equals(account) ? null : after.arn();
        if (afterArn == null && !told.map(AccountPrincipals::whole).orElse(false)) {
            found.add(PrincipalView.unread(
                    account,
                    told.map(AccountPrincipals::snapshot).orElse(null),
                    SectionKinds.AUTHORIZATION_DETAILS.name(),
                    version,
                    asOf));
        }
        if (told.isEmpty()) {
            return;
        }
        AccountPrincipals callers = told.get();
        Question question = asked == null ? null : asked.of(callers);
        for (Entity principal : callers.principals()) {
            if (found.size() >= limit) {
                return;
            }
            if (afterArn == null || principal.arn().compareTo(afterArn) > 0) {
                Optional<Entitlement> entitlement = question == null
                        ? Optional.empty()
                        : whoCan.answer(
                                question,
                                new Caller(principal.arn(), account, callers.managing(), callers.layers(principal)));
                if (question == null || entitlement.isPresent()) {
                    found.add(PrincipalView.of(
                            principal.arn(),
                            principal.type().id(),
                            callers.snapshot(),
                            entitlement.orElse(null),
                            version,
                            asOf));
                }
            }
        }
    }
}

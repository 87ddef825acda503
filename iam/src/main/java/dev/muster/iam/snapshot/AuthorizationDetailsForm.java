package dev.muster.iam.snapshot;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.answer.ReadLog;
import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.identity.Entity;
import dev.muster.iam.identity.Group;
import dev.muster.iam.identity.ManagedPolicy;
import dev.muster.iam.identity.Role;
import dev.muster.iam.identity.User;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Streams the authorization details entity by entity; an account's file can be a hundred megabytes. */
final class AuthorizationDetailsForm implements SectionKind.Form<AuthorizationDetails> {

    private @Nullable List<User> users;
    private @Nullable List<Group> groups;
    private @Nullable List<Role> roles;
    private @Nullable List<ManagedPolicy> policies;

    @Override
    public void member(String member, JsonReader reader, ReadLog log) {
        switch (member) {
            case "UserDetailList" -> users = read(users, member, reader, log, User::read);
            case "GroupDetailList" -> groups = read(groups, member, reader, log, Group::read);
            case "RoleDetailList" -> roles = read(roles, member, reader, log, Role::read);
            case "Policies" -> policies = read(policies, member, reader, log, ManagedPolicy::read);
            default -> log.unknown("answer", "$", member, reader.valueOf(member));
        }
    }

    @Override
    public AuthorizationDetails finish(ReadLog log) {
        if (users == null && groups == null && roles == null && policies == null) {
            throw new MalformedJsonException(
                    "none of `UserDetailList`, `GroupDetailList`, `RoleDetailList` and `Policies` is there", null);
        }
        AuthorizationDetails details = new AuthorizationDetails(users, groups, roles, policies);
        Set<String> arns = new HashSet<>();
        details.entities()
                .filter(entity -> !arns.add(entity.arn()))
                .forEach(entity -> log.warn("`" + entity.arn() + "` is there twice: the answer is none of AWS's"));
        return details;
    }

    private static <E extends Entity> List<E> read(
            @Nullable List<E> before, String member, JsonReader reader, ReadLog log, Function<AnswerFields, E> read) {
        List<E> entities = before == null ? new ArrayList<>() : before;
        SectionForms.readElements(member, reader, log, fields -> {
            E entity = read.apply(fields);
            if (!(entity instanceof ManagedPolicy policy && policy.awsManaged())) {
                log.owned(entity.arn());
            }
            entities.add(entity);
        });
        return entities;
    }
}

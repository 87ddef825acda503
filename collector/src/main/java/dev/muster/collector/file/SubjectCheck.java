package dev.muster.collector.file;

import dev.muster.iam.account.AlternateContact;
import dev.muster.iam.credential.UserCredential;
import dev.muster.iam.json.MalformedJsonException;
import dev.muster.iam.organization.AccountAssignment;
import dev.muster.iam.organization.OrganizationPolicy;
import dev.muster.iam.organization.PermissionSet;
import dev.muster.iam.snapshot.SectionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file named after a user, policy or the like must speak of that one. */
final class SubjectCheck {

    private SubjectCheck() {}

    /** @throws MalformedJsonException when the data names another subject than the section's */
    static void check(SectionId id, Object data) {
        if (data instanceof List<?> list) {
            list.forEach(element -> check(id, element));
        } else if (id.subject() != null) {
            check(id.subject(), data);
        }
    }

    private static void check(String subject, Object data) {
        String last = lastPart(subject);
        if (data instanceof UserCredential credential) {
            same("user", credential.userName(), subject);
        } else if (data instanceof AlternateContact contact) {
            same("contact", contact.type(), subject);
        } else if (data instanceof OrganizationPolicy policy && policy.summary() != null) {
            same("policy", policy.summary().id(), subject);
        } else if (data instanceof PermissionSet permissionSet) {
            same("permission set", lastPart(permissionSet.arn()), last);
        } else if (data instanceof AccountAssignment assignment) {
            same("account", assignment.accountId(), subject.split("/", -1)[1]);
            same(
                    "permission set",
                    assignment.permissionSetArn() == null ? null : lastPart(assignment.permissionSetArn()),
                    last);
        }
    }

    private static void same(String kind, @Nullable String named, String subject) {
        if (named != null && !named.equals(subject)) {
            throw new MalformedJsonException(
                    "it speaks of the " + kind + " `" + named + "`, not of `" + subject + "`", null);
        }
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

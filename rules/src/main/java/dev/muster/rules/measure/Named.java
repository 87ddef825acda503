package dev.muster.rules.measure;

import dev.muster.iam.control.Reason;
import dev.muster.iam.identity.AttachedPolicy;
import dev.muster.iam.identity.InlinePolicy;
import java.util.List;
import java.util.Map;

/** Names policies and devices one by one, for a finding's reasons. */
final class Named {

    private Named() {}

    static List<Reason> inline(List<InlinePolicy> policies) {
        return policies.stream()
                .map(InlinePolicy::name)
                .map(name -> Reason.of("inline policy `" + name + "`", Map.of("policy", name)))
                .toList();
    }

    static List<Reason> attached(List<AttachedPolicy> policies) {
        return policies.stream()
                .map(AttachedPolicy::arn)
                .map(arn -> Reason.of("attached policy `" + arn + "`", Map.of("policy", arn)))
                .toList();
    }

    /** @param is what the device is: `is a virtual device` */
    static Reason device(String serial, String is) {
        return Reason.of("MFA device `" + serial + "` " + is, Map.of("device", serial));
    }
}

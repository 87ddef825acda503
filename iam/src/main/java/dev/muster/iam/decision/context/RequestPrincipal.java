package dev.muster.iam.decision.context;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a request.
 *
 * @param text its ARN, a service's name, or `*`
 * @param account of the caller; empty when it belongs to none
 * @param name the last part of its ARN: of the user, or of the role of a session
 * @param roleArn the ARN of the role, with its path; null when it is no role or the path is not known
 */
public record RequestPrincipal(
        PrincipalKind kind,
        String text,
        String account,
        String name,
        @Nullable String roleArn) {

    private static final String SERVICE_LINKED = "AWSServiceRoleFor";
    private static final int PARTS = 6;

    /** Stands for the account in the ARN of an origin access identity, which no account's policies speak of. */
    private static final String CLOUDFRONT = "cloudfront";

    /** Digits of the canonical id of a user, as S3 knows it. */
    private static final int CANONICAL_ID = 64;

    /**
     * Reads a principal.
     *
     * @param principalArn the value of `aws:PrincipalArn` where it is given: it tells the path of a session's role
     * @throws IllegalArgumentException when the text names no principal
     */
    public static RequestPrincipal parse(String text, @Nullable String principalArn) {
        if (text.equals("*")) {
            return new RequestPrincipal(PrincipalKind.ANONYMOUS, text, "", "", null);
        }
        if (!text.startsWith("arn:")) {
            boolean domain = text.indexOf('.') > 0 && text.indexOf(' ') < 0 && text.indexOf(':') < 0;
            if (!domain && text.length() != CANONICAL_ID) {
                throw new IllegalArgumentException(noPrincipal(text));
            }
            return new RequestPrincipal(PrincipalKind.NAMED, text, "", text, null);
        }
        String[] parts = text.split(":", PARTS);
        if (parts.length < PARTS || parts[4].isEmpty()) {
            throw new IllegalArgumentException(noPrincipal(text));
        }
        String resource = parts[5];
        String type = resource.substring(0, Math.max(0, resource.indexOf('/')));
        String last = resource.substring(resource.lastIndexOf('/') + 1);
        return switch (parts[2] + ":" + (type.isEmpty() ? resource : type)) {
            case "iam:root" -> new RequestPrincipal(PrincipalKind.ROOT, text, parts[4], "", null);
            case "iam:user" ->
                parts[4].equals(CLOUDFRONT)
                        ? new RequestPrincipal(PrincipalKind.NAMED, text, "", last, null)
                        : new RequestPrincipal(PrincipalKind.USER, text, parts[4], last, null);
            case "iam:role" -> new RequestPrincipal(PrincipalKind.ROLE, text, parts[4], last, text);
            case "iam:saml-provider", "iam:oidc-provider" ->
                new RequestPrincipal(PrincipalKind.IDENTITY_PROVIDER, text, "", last, null);
            case "sts:federated-user" -> new RequestPrincipal(PrincipalKind.FEDERATED_USER, text, parts[4], last, null);
            case "sts:assumed-role" -> session(text, parts, principalArn);
            default -> throw new IllegalArgumentException(noPrincipal(text));
        };
    }

    /** The condition keys that follow from who calls: a key that AWS does not send for this kind of caller has no values. */
    public Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new TreeMap<>();
        keys.put("aws:principalarn", kind.inAccount() ? List.of(arn()) : List.of());
        keys.put(
                "aws:principalaccount",
                kind == PrincipalKind.ANONYMOUS
                        ? List.of("anonymous")
                        : kind.inAccount() ? List.of(account) : List.of());
        keys.put("aws:principaltype", kind.type().isEmpty() ? List.of() : List.of(kind.type()));
        keys.put("aws:username", kind == PrincipalKind.USER ? List.of(name) : List.of());
        return keys;
    }

    /**
     * Whether it is a service-linked role: its path is `aws-service-role`, or, where the path is not known, its name begins as AWS
     * names such roles.
     */
    public boolean serviceLinked() {
        return roleArn != null
                ? roleArn.contains(":role/aws-service-role/")
                : kind == PrincipalKind.ROLE_SESSION && name.startsWith(SERVICE_LINKED);
    }

    /** AWS global condition context keys, `aws:PrincipalArn`: for a role the ARN of the role, not of the session. */
    private String arn() {
        if (roleArn != null) {
            return roleArn;
        }
        if (kind == PrincipalKind.ROLE_SESSION) {
            return "arn:" + text.substring(4, text.indexOf(':', 4)) + ":iam::" + account + ":role/" + name;
        }
        return text;
    }

    private static RequestPrincipal session(String text, String[] parts, @Nullable String principalArn) {
        String[] names = parts[5].split("/", -1);
        if (names.length != 3 || names[1].isEmpty() || names[2].isEmpty()) {
            throw new IllegalArgumentException(noPrincipal(text));
        }
        boolean known = principalArn != null
                && principalArn.startsWith("arn:" + parts[1] + ":iam::" + parts[4] + ":role/")
                && principalArn.endsWith("/" + names[1]);
        return new RequestPrincipal(PrincipalKind.ROLE_SESSION, text, parts[4], names[1], known ? principalArn : null);
    }

    private static String noPrincipal(String text) {
        return "`" + text
                + "` is no principal: give the ARN of a root user, user, role, assumed-role or federated-user session or"
                + " identity provider, a service name, or `*`";
    }
}

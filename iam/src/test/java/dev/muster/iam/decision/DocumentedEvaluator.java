package dev.muster.iam.decision;

import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonBoolean;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Decides cases step by step as AWS's pages tell it, on the JSON as it stands: slow, two-valued, and with nothing of the engine in it.
 *
 * <p>The step that each method takes is quoted from "How AWS enforcement code logic evaluates requests to allow or deny access".
 */
final class DocumentedEvaluator {

    private final JsonObject request;
    private final JsonObject json;
    private final String principal;
    private final String kind;
    private final String account;
    private final String action;
    private final Map<String, List<String>> context = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private String resource = "";
    private String resourceAccount = "";

    private DocumentedEvaluator(JsonObject json) {
        this.json = json;
        this.request = (JsonObject) json.get("request");
        this.principal = string(request.get("principal"));
        this.action = string(request.get("action"));
        this.kind = kind(principal);
        this.account = principal.startsWith("arn:") && !kind.equals("provider")
                ? principal.split(":")[4]
                : "";
        JsonObject given = (JsonObject) request.get("context");
        given.members().forEach((key, value) -> context.put(key, strings(value)));
        principalKeys();
    }

    static Verdict decide(JsonObject json) {
        DocumentedEvaluator evaluator = new DocumentedEvaluator(json);
        if (evaluator.action.equalsIgnoreCase("sts:GetCallerIdentity") && evaluator.hasAccount()) {
            return Verdict.ALLOWED;
        }
        // "The entire statement is evaluated against every resource that is required"
        List<Verdict> verdicts = strings(evaluator.request.get("resource")).stream()
                .map(evaluator::decideFor)
                .toList();
        if (verdicts.contains(Verdict.EXPLICITLY_DENIED)) {
            return Verdict.EXPLICITLY_DENIED;
        }
        return verdicts.contains(Verdict.IMPLICITLY_DENIED) ? Verdict.IMPLICITLY_DENIED : Verdict.ALLOWED;
    }

    private Verdict decideFor(String arn) {
        resource = arn;
        String[] parts = arn.split(":", 6);
        JsonValue told = request.get("resource_account");
        resourceAccount =
                told != null ? string(told) : parts.length == 6 && parts[4].length() == 12 ? parts[4] : account;
        context.remove("aws:ResourceAccount");
        if (!resourceAccount.isEmpty()) {
            context.put("aws:ResourceAccount", List.of(resourceAccount));
        }
        boolean management = flag("principal_account_is_management");
        boolean serviceLinked = principal.contains(":role/aws-service-role/");

        // "looks for a Deny statement that applies to the request … in all those policies"
        List<JsonObject> organization = new ArrayList<>();
        boolean underServiceControl =
                json.get("service_control_policies") != null && hasAccount() && !management && !serviceLinked;
        boolean underResourceControl = json.get("resource_control_policies") != null
                && !serviceLinked
                && !(management && account.equals(resourceAccount))
                && Set.of("s3", "sts", "kms").contains(service());
        if (underServiceControl) {
            levels("service_control_policies").forEach(organization::addAll);
        }
        List<JsonObject> resourceControl = new ArrayList<>();
        if (underResourceControl) {
            levels("resource_control_policies").forEach(resourceControl::addAll);
        }
        List<JsonObject> own = new ArrayList<>();
        if (hasAccount() && !kind.equals("root")) {
            own.addAll(documents("identity_policies"));
            own.addAll(documents("boundary_policies"));
        }
        if (hasAccount()) {
            own.addAll(documents("session_policies"));
        }
        if (any(organization, "Deny", statement -> true)
                || any(own, "Deny", statement -> true)
                || any(resourceControl, "Deny", statement -> names(statement) > 0)
                || any(documents("endpoint_policies"), "Deny", statement -> names(statement) > 0)
                || any(resourceDocument(), "Deny", statement -> names(statement) > 0)) {
            return Verdict.EXPLICITLY_DENIED;
        }

        // "If the enforcement code does not find any applicable Allow statements in the SCPs"
        if (underServiceControl) {
            List<List<JsonObject>> levels = levels("service_control_policies");
            if (levels.isEmpty() || !levels.stream().allMatch(level -> any(level, "Allow", statement -> true))) {
                return Verdict.IMPLICITLY_DENIED;
            }
        }
        if (!documents("endpoint_policies").isEmpty()
                && !any(documents("endpoint_policies"), "Allow", statement -> names(statement) > 0)) {
            return Verdict.IMPLICITLY_DENIED;
        }
        return granted() ? Verdict.ALLOWED : Verdict.IMPLICITLY_DENIED;
    }

    private boolean granted() {
        boolean named = any(resourceDocument(), "Allow", statement -> names(statement) > 0);
        if (!hasAccount()) {
            return named;
        }
        boolean root = kind.equals("root");
        boolean identity = root || any(documents("identity_policies"), "Allow", statement -> true);
        boolean boundary = root
                || documents("boundary_policies").isEmpty()
                || any(documents("boundary_policies"), "Allow", statement -> true);
        boolean session = documents("session_policies").isEmpty()
                ? !kind.equals("federated-user")
                : any(documents("session_policies"), "Allow", statement -> true);
        boolean bySelf = identity && boundary && session;

        // "The request is allowed only if both evaluations return a decision of Allow"
        if (!account.equals(resourceAccount)) {
            return bySelf && named;
        }
        // "Permissions granted directly to a session are not limited by an implicit deny"
        if (any(resourceDocument(), "Allow", statement -> names(statement) == 3)) {
            return true;
        }
        // "Resource-based policies that grant permissions to an IAM role ARN are limited by an implicit deny in a
        // permissions boundary
        // or session policy"
        if (any(resourceDocument(), "Allow", statement -> names(statement) == 2) && boundary && session) {
            return true;
        }
        // "IAM role trust policies and KMS key policies … must explicitly allow access for principals"
        boolean mustBeNamed = resource.contains(":role/") && service().equals("sts")
                || resource.contains(":key/") && service().equals("kms");
        return bySelf && (named || !mustBeNamed);
    }

    /** 0 not at all, 1 by its account, 2 by what its session was made from, 3 itself or everyone. */
    private int names(JsonObject statement) {
        JsonValue named = statement.get("Principal");
        JsonValue spared = statement.get("NotPrincipal");
        if (named != null) {
            return names(named);
        }
        if (spared == null) {
            return 0;
        }
        if (string(statement.get("Effect")).equals("Allow")) {
            return names(spared) == 0 ? 3 : 0;
        }
        return isSpared(spared) && documents("boundary_policies").isEmpty() ? 0 : 3;
    }

    private boolean isSpared(JsonValue spared) {
        if (!hasAccount() || names(spared) == 3 && everyone(spared)) {
            return names(spared) > 0;
        }
        boolean self = values(spared, "AWS").contains(principal);
        boolean itsAccount = values(spared, "AWS").contains(account)
                || values(spared, "AWS").contains("arn:aws:iam::" + account + ":root");
        boolean role = !kind.equals("assumed-role")
                || values(spared, "AWS")
                        .contains(
                                "arn:aws:iam::" + account + ":role/" + principal.split("/")[1]);
        return (self || kind.equals("root")) && itsAccount && role;
    }

    private static boolean everyone(JsonValue element) {
        return element instanceof JsonString || values(element, "AWS").contains("*");
    }

    private int names(JsonValue element) {
        if (everyone(element)) {
            return 3;
        }
        if (!hasAccount()) {
            boolean service = values(element, "Service").contains(principal);
            return service || values(element, "Federated").contains(principal) ? 3 : 0;
        }
        List<String> aws = values(element, "AWS");
        boolean itsAccount = aws.contains(account) || aws.contains("arn:aws:iam::" + account + ":root");
        if (kind.equals("root")) {
            return itsAccount ? 3 : 0;
        }
        if (aws.contains(principal)) {
            return kind.equals("role") ? 2 : 3;
        }
        String name = principal.split("/")[1];
        if (kind.equals("assumed-role") && aws.contains("arn:aws:iam::" + account + ":role/" + name)
                || kind.equals("federated-user") && aws.contains("arn:aws:iam::" + account + ":user/" + name)) {
            return 2;
        }
        return itsAccount ? 1 : 0;
    }

    private boolean any(List<JsonObject> documents, String effect, Predicate<JsonObject> names) {
        for (JsonObject document : documents) {
            boolean variables = document.get("Version") != null;
            for (JsonValue item : list(document.get("Statement"))) {
                JsonObject statement = (JsonObject) item;
                if (string(statement.get("Effect")).equals(effect)
                        && names.test(statement)
                        && actionFits(statement)
                        && resourceFits(statement, variables)
                        && conditionsHold(statement, variables)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean actionFits(JsonObject statement) {
        return statement.get("NotAction") == null
                ? strings(statement.get("Action")).stream().anyMatch(this::isAction)
                : strings(statement.get("NotAction")).stream().noneMatch(this::isAction);
    }

    private boolean isAction(String entry) {
        if (entry.equals("*")) {
            return true;
        }
        String[] pattern = entry.toLowerCase(Locale.ROOT).split(":", -1);
        String[] parts = action.toLowerCase(Locale.ROOT).split(":", -1);
        return pattern.length == 2
                && wildcards(pattern[0]).test(parts[0])
                && wildcards(pattern[1]).test(parts[1]);
    }

    private boolean resourceFits(JsonObject statement, boolean variables) {
        if (statement.get("NotResource") != null) {
            return strings(statement.get("NotResource")).stream().noneMatch(entry -> isResource(entry, variables));
        }
        return statement.get("Resource") == null
                || strings(statement.get("Resource")).stream().anyMatch(entry -> isResource(entry, variables));
    }

    private boolean isResource(String entry, boolean variables) {
        if (entry.equals("*")) {
            return true;
        }
        String filled = variables ? filled(entry) : entry;
        if (filled == null || resource.equals("*")) {
            return false;
        }
        // "If the * wildcard is the last character of a resource ARN segment, it can expand to match beyond the colon
        // boundaries"
        StringBuilder expression = new StringBuilder();
        int colons = 0;
        for (int i = 0; i < filled.length(); i++) {
            char c = filled.charAt(i);
            boolean last = i + 1 == filled.length() || filled.charAt(i + 1) == ':';
            if (c == '*') {
                expression.append(colons < 5 && !last ? "[^:]*" : ".*");
            } else if (c == '?') {
                expression.append(colons < 5 ? "[^:]" : ".");
            } else {
                expression.append(Pattern.quote(String.valueOf(unquoted(c))));
                colons += c == ':' ? 1 : 0;
            }
        }
        return Pattern.compile(expression.toString(), Pattern.DOTALL)
                .matcher(resource)
                .matches();
    }

    /** "the conditions are evaluated using a logical AND" */
    private boolean conditionsHold(JsonObject statement, boolean variables) {
        if (statement.get("Condition") == null) {
            return true;
        }
        JsonObject block = (JsonObject) statement.get("Condition");
        return block.members().entrySet().stream()
                .allMatch(operator -> ((JsonObject) operator.getValue())
                        .members().entrySet().stream()
                                .allMatch(key ->
                                        holds(operator.getKey(), key.getKey(), strings(key.getValue()), variables)));
    }

    private boolean holds(String operator, String key, List<String> values, boolean variables) {
        List<String> given = context.getOrDefault(key, List.of());
        String name = operator;
        boolean all = name.startsWith("ForAllValues:");
        boolean any = name.startsWith("ForAnyValue:");
        name = name.substring(name.indexOf(':') + 1);
        boolean ifExists = name.endsWith("IfExists");
        name = ifExists ? name.substring(0, name.length() - "IfExists".length()) : name;
        if (name.equals("Null")) {
            return values.contains(given.isEmpty() ? "true" : "false");
        }
        if (given.isEmpty()) {
            return ifExists || all || !any && name.contains("Not");
        }
        if ((all || any) && given.equals(List.of(""))) {
            return all;
        }
        boolean negated = name.contains("Not");
        String positive = name.replace("Not", "");
        Predicate<String> one = value -> values.stream()
                        .map(policy -> variables ? filled(policy) : policy)
                        .anyMatch(policy -> policy != null && compare(positive, policy, value))
                != negated;
        if (all) {
            return given.stream().allMatch(one);
        }
        if (any) {
            return given.stream().anyMatch(one);
        }
        return negated ? given.stream().allMatch(one) : given.stream().anyMatch(one);
    }

    private static boolean compare(String operator, String policy, String value) {
        return switch (operator) {
            case "StringEquals" -> unquoted(policy).equals(value);
            case "StringEqualsIgnoreCase" -> unquoted(policy).equalsIgnoreCase(value);
            case "StringLike" -> wildcards(policy).test(value);
            default -> throw new AssertionError(operator);
        };
    }

    /** Variables as their values, whose letters are quoted; null when one has no value. */
    private String filled(String text) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
            int close = text.indexOf('}', open);
            String[] variable = text.substring(open + 2, close).split(", ");
            List<String> values = context.getOrDefault(variable[0], List.of());
            if (values.size() > 1 || values.isEmpty() && variable.length == 1) {
                return null;
            }
            String value = values.isEmpty() ? variable[1].replace("'", "") : values.get(0);
            filled.append(text, from, open).append(quoted(value));
            from = close + 1;
        }
        return filled.append(text.substring(from)).toString();
    }

    /** Letters that are no wildcards are moved out of the way. */
    private static String quoted(String value) {
        return value.replace('*', '\uE000').replace('?', '\uE001');
    }

    private static String unquoted(String value) {
        return value.replace('\uE000', '*').replace('\uE001', '?');
    }

    private static char unquoted(char c) {
        return c == '\uE000' ? '*' : c == '\uE001' ? '?' : c;
    }

    private static Predicate<String> wildcards(String pattern) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            expression.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(unquoted(c))));
        }
        return Pattern.compile(expression.toString(), Pattern.DOTALL).asMatchPredicate();
    }

    private void principalKeys() {
        String arn = kind.equals("assumed-role")
                ? "arn:aws:iam::" + account + ":role/" + principal.split("/")[1]
                : principal;
        if (hasAccount()) {
            context.putIfAbsent("aws:PrincipalArn", List.of(arn));
            context.putIfAbsent("aws:PrincipalAccount", List.of(account));
        }
        if (kind.equals("user")) {
            context.putIfAbsent("aws:username", List.of(principal.substring(principal.lastIndexOf('/') + 1)));
        }
    }

    private static String kind(String principal) {
        if (!principal.startsWith("arn:")) {
            return "other";
        }
        String last = principal.split(":", 6)[5];
        String type = last.split("/")[0];
        return type.endsWith("-provider") ? "provider" : type;
    }

    private boolean hasAccount() {
        return !kind.equals("other") && !kind.equals("provider");
    }

    private String service() {
        return action.split(":")[0].toLowerCase(Locale.ROOT);
    }

    private boolean flag(String name) {
        return json.get(name) instanceof JsonBoolean truth && truth.value();
    }

    private List<JsonObject> resourceDocument() {
        return json.get("resource_policy") == null ? List.of() : List.of((JsonObject) json.get("resource_policy"));
    }

    private List<JsonObject> documents(String name) {
        return json.get(name) == null ? List.of() : policies(json.get(name));
    }

    private List<List<JsonObject>> levels(String name) {
        return list(json.get(name)).stream()
                .map(level -> policies(((JsonObject) level).get("policies")))
                .toList();
    }

    private static List<JsonObject> policies(JsonValue named) {
        return list(named).stream()
                .map(policy -> (JsonObject) ((JsonObject) policy).get("policy"))
                .toList();
    }

    private static List<JsonValue> list(JsonValue value) {
        return value instanceof JsonArray list ? list.items() : List.of(value);
    }

    private static List<String> values(JsonValue element, String type) {
        JsonValue values = element instanceof JsonObject types ? types.get(type) : null;
        return values == null ? List.of() : strings(values);
    }

    private static List<String> strings(JsonValue value) {
        return list(value).stream().map(DocumentedEvaluator::string).toList();
    }

    private static String string(JsonValue value) {
        return ((JsonString) value).value();
    }
}

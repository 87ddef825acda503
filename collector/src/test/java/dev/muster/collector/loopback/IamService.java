package dev.muster.collector.loopback;

import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** IAM: everything that is one account's, and the features of the organization. */
record IamService(ServedFiles files, CredentialReports reports, LastAccessedJobs jobs) implements Service {

    private static final int PAGE = 100;

    private static final Listing DETAILS =
            Listing.paged(Paging.MARKER, PAGE, "UserDetailList", "GroupDetailList", "RoleDetailList", "Policies");
    private static final Listing CREDENTIALS = Listing.paged(Paging.MARKER, PAGE, "ServiceSpecificCredentials");

    /** Of the whole account; an account without a file has none. */
    private static final Map<String, Listing> OF_ACCOUNT = Map.of(
            "list-account-aliases", Listing.paged(Paging.MARKER, PAGE, "AccountAliases"),
            "list-virtual-mfa-devices", Listing.paged(Paging.MARKER, PAGE, "VirtualMFADevices"),
            "list-server-certificates", Listing.paged(Paging.MARKER, PAGE, "ServerCertificateMetadataList"),
            "list-saml-providers", Listing.whole(),
            "list-open-id-connect-providers", Listing.whole());

    /** Of one user; without a file it has none, and without the user there is `NoSuchEntity`. */
    private static final Map<String, Listing> OF_USER = Map.of(
            "list-mfa-devices", Listing.paged(Paging.MARKER, PAGE, "MFADevices"),
            "list-access-keys", Listing.paged(Paging.MARKER, PAGE, "AccessKeyMetadata"),
            "list-ssh-public-keys", Listing.paged(Paging.MARKER, PAGE, "SSHPublicKeys"),
            "list-signing-certificates", Listing.paged(Paging.MARKER, PAGE, "Certificates"));

    @Override
    public Answer answer(Call call) {
        String command = CommandNames.of(call.operation());
        String stem = call.account() + "/" + command;
        if (OF_ACCOUNT.containsKey(command)) {
            return files.listed(call, stem, OF_ACCOUNT.get(command));
        }
        if (OF_USER.containsKey(command)) {
            return ofUser(call, stem, OF_USER.get(command));
        }
        return switch (command) {
            case "get-account-authorization-details" -> details(call, stem);
            case "generate-credential-report" -> reports.generate(call);
            case "get-credential-report" -> reports.get(call, files);
            case "get-account-summary" ->
                files.find(call, stem, Listing.whole()).orElseGet(() -> new Answer.Result(JsonObject.EMPTY));
            case "get-account-password-policy" ->
                files.find(call, stem, Listing.whole())
                        .orElseGet(() -> Refusals.noSuchEntity(
                                "The Password Policy with domain name " + call.account() + " cannot be found."));
            case "get-login-profile" ->
                orNoSuchEntity(call, stem + "/" + user(call), "Login profile for " + user(call) + " not found");
            case "get-access-key-last-used" ->
                orNoSuchEntity(call, stem + "/" + call.parameter("AccessKeyId"), "The access key cannot be found.");
            case "list-service-specific-credentials" -> credentials(call, stem);
            case "get-open-id-connect-provider" -> provider(call, stem);
            case "generate-service-last-accessed-details" -> jobs.generate(call);
            case "get-service-last-accessed-details" -> jobs.get(call, files);
            case "list-organizations-features" ->
                orNoSuchEntity(call, "organization/list-organizations-features", "No organization is there.");
            default -> Refusals.unknownOperation(call);
        };
    }

    private Answer orNoSuchEntity(Call call, String stem, String message) {
        return files.find(call, stem, Listing.whole()).orElseGet(() -> Refusals.noSuchEntity(message));
    }

    private Answer details(Call call, String stem) {
        Set<String> kinds = new HashSet<>();
        for (int i = 1; !call.parameter("Filter.member." + i).isEmpty(); i++) {
            kinds.add(call.parameter("Filter.member." + i));
        }
        return files.state().error(stem).<Answer>map(refusal -> refusal).orElseGet(() -> {
            JsonObject whole = files.state().json(stem + ".json").orElse(JsonObject.EMPTY);
            return files.page(call, kinds.isEmpty() ? whole : filtered(whole, kinds), DETAILS);
        });
    }

    private static JsonObject filtered(JsonObject whole, Set<String> kinds) {
        List<JsonValue> policies = ServedState.items(whole, "Policies")
                .filter(policy -> kinds.contains(
                        ServedState.text(policy, "Arn").contains(":aws:policy/")
                                ? "AWSManagedPolicy"
                                : "LocalManagedPolicy"))
                .toList();
        Set<String> unwanted = new HashSet<>(Set.of("UserDetailList", "GroupDetailList", "RoleDetailList"));
        kinds.forEach(kind -> unwanted.remove(kind + "DetailList"));
        return whole.without(unwanted).with(new JsonObject(Map.of("Policies", new JsonArray(policies))));
    }

    private Answer ofUser(Call call, String stem, Listing listing) {
        String user = user(call);
        return exists(call.account(), user)
                ? files.listed(call, stem + "/" + user, listing)
                : Refusals.noSuchEntity("The user with name " + user + " cannot be found.");
    }

    private Answer credentials(Call call, String stem) {
        return call.parameter("UserName").isEmpty()
                ? files.listed(call, stem, CREDENTIALS)
                : ofUser(call, stem, CREDENTIALS);
    }

    private boolean exists(String account, String user) {
        return files.state()
                .json(account + "/get-account-authorization-details.json")
                .map(details -> ServedState.items(details, "UserDetailList")
                        .anyMatch(detail -> ServedState.text(detail, "UserName").equals(user)))
                .orElse(true);
    }

    private Answer provider(Call call, String folder) {
        String arn = call.parameter("OpenIDConnectProviderArn");
        String url = arn.substring(arn.indexOf('/') + 1);
        Optional<Answer> known = files.state().below(folder + "/").stream()
                .filter(file -> file.endsWith(".json"))
                .map(file -> file.substring(0, file.length() - ".json".length()))
                .filter(file -> files.state()
                        .json(file + ".json")
                        .filter(json ->
                                withoutScheme(ServedState.text(json, "Url")).equals(url))
                        .isPresent())
                .findFirst()
                .flatMap(file -> files.find(call, file, Listing.whole()));
        return known.orElseGet(() -> Refusals.noSuchEntity("OpenIDConnect Provider not found for arn " + arn));
    }

    private static String withoutScheme(String url) {
        return url.replaceFirst("^https://", "");
    }

    private static String user(Call call) {
        return call.parameter("UserName");
    }
}

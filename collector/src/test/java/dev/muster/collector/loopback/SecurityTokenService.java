package dev.muster.collector.loopback;

import dev.muster.iam.json.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** STS: who am I, and entering an account by a role whose name and external id are checked. */
record SecurityTokenService(ServedState state, Sessions sessions, Entrance entrance) implements Service {

    private static final Pattern ROLE = Pattern.compile("arn:(aws[a-z-]*):iam::([0-9]{12}):role/(.+)");

    @Override
    public Answer answer(Call call) {
        return switch (call.operation()) {
            case "GetCallerIdentity" ->
                new Answer.Result(JsonObject.builder()
                        .put("UserId", "AROALOOPBACK:" + call.session())
                        .put("Account", call.account())
                        .put("Arn", "arn:aws:sts::" + call.account() + ":assumed-role/" + call.session())
                        .build());
            case "AssumeRole" -> assumeRole(call);
            default -> Refusals.unknownOperation(call);
        };
    }

    private Answer assumeRole(Call call) {
        String arn = call.parameter("RoleArn");
        Matcher role = ROLE.matcher(arn);
        if (!role.matches()) {
            return new Answer.Refusal(400, "ValidationError", arn + " is invalid");
        }
        String account = role.group(2);
        boolean trusted = role.group(3).equals(entrance.roleName())
                && (entrance.externalId().isEmpty() || entrance.externalId().equals(call.parameter("ExternalId")))
                && isOpen(account);
        if (!trusted) {
            return new Answer.Refusal(
                    403,
                    "AccessDenied",
                    "User: arn:aws:sts::" + call.account() + ":assumed-role/" + call.session()
                            + " is not authorized to perform: sts:AssumeRole on resource: " + arn);
        }
        String name =
                role.group(3).substring(role.group(3).lastIndexOf('/') + 1) + "/" + call.parameter("RoleSessionName");
        Credentials credentials = sessions.open(account, name);
        return new Answer.Result(JsonObject.builder()
                .put(
                        "Credentials",
                        JsonObject.builder()
                                .put("AccessKeyId", credentials.accessKeyId())
                                .put("SecretAccessKey", credentials.secretAccessKey())
                                .put("SessionToken", credentials.sessionToken())
                                .put("Expiration", "2099-01-01T00:00:00Z")
                                .build())
                .put(
                        "AssumedRoleUser",
                        JsonObject.builder()
                                .put("AssumedRoleId", "AROALOOPBACK:" + call.parameter("RoleSessionName"))
                                .put("Arn", "arn:" + role.group(1) + ":sts::" + account + ":assumed-role/" + name)
                                .build())
                .build());
    }

    /** Whether there is such an account, and it is not suspended or closed. */
    private boolean isOpen(String account) {
        boolean served = !state.below(account + "/").isEmpty();
        return state.json("organization/list-accounts.json")
                .map(list -> ServedState.items(list, "Accounts")
                        .noneMatch(entry -> ServedState.text(entry, "Id").equals(account)
                                && ServedState.text(entry, "Status").equals("SUSPENDED")))
                .map(open -> open && served)
                .orElse(served);
    }
}

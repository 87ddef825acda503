package dev.muster.collector.loopback;

import dev.muster.iam.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** IAM Identity Center: its instances, permission sets and assignments, and the people and groups of its identity store. */
record IdentityCenterService(ServedFiles files) implements Service {

    private static final int PAGE = 100;

    private static final String FOLDER = "organization/identity-center/";

    private static final Map<String, Listing> OF_PERMISSION_SET = Map.of(
            "describe-permission-set", Listing.whole(),
            "get-inline-policy-for-permission-set", Listing.whole(),
            "get-permissions-boundary-for-permission-set", Listing.whole(),
            "list-managed-policies-in-permission-set",
                    Listing.paged(Paging.NEXT_TOKEN, PAGE, "AttachedManagedPolicies"),
            "list-customer-managed-policy-references-in-permission-set",
                    Listing.paged(Paging.NEXT_TOKEN, PAGE, "CustomerManagedPolicyReferences"));

    private static final Map<String, Listing> OF_STORE = Map.of(
            "list-users", Listing.paged(Paging.NEXT_TOKEN, PAGE, "Users"),
            "list-groups", Listing.paged(Paging.NEXT_TOKEN, PAGE, "Groups"));

    /** Empty where nothing was given to the permission set: an inline policy, assignments in an account. */
    private static final Set<String> EMPTY_WITHOUT_FILE = Set.of(
            "get-inline-policy-for-permission-set",
            "list-managed-policies-in-permission-set",
            "list-customer-managed-policy-references-in-permission-set");

    @Override
    public Answer answer(Call call) {
        String command = CommandNames.of(call.operation());
        if (command.equals("list-instances")) {
            Listing instances = Listing.paged(Paging.NEXT_TOKEN, PAGE, "Instances");
            return administers(call)
                    ? files.listed(call, FOLDER + command, instances)
                    : files.page(call, JsonObject.EMPTY, instances);
        }
        if (!administers(call)) {
            return Refusals.denied(call);
        }
        String folder = FOLDER + instance(call) + "/" + command;
        String permissionSet = lastPart(call.parameter("PermissionSetArn"));
        if (OF_PERMISSION_SET.containsKey(command)) {
            Listing listing = OF_PERMISSION_SET.get(command);
            return EMPTY_WITHOUT_FILE.contains(command)
                    ? files.listed(call, folder + "/" + permissionSet, listing)
                    : orNotFound(call, folder + "/" + permissionSet, listing);
        }
        if (OF_STORE.containsKey(command)) {
            return files.listed(call, folder, OF_STORE.get(command));
        }
        return switch (command) {
            case "list-permission-sets" ->
                files.listed(call, folder, Listing.paged(Paging.NEXT_TOKEN, PAGE, "PermissionSets"));
            case "list-account-assignments" ->
                files.listed(
                        call,
                        folder + "/" + call.parameter("AccountId") + "/" + permissionSet,
                        Listing.paged(Paging.NEXT_TOKEN, PAGE, "AccountAssignments"));
            case "list-group-memberships" ->
                files.listed(
                        call,
                        folder + "/" + call.parameter("GroupId"),
                        Listing.paged(Paging.NEXT_TOKEN, PAGE, "GroupMemberships"));
            default -> Refusals.unknownOperation(call);
        };
    }

    private Answer orNotFound(Call call, String stem, Listing listing) {
        return files.find(call, stem, listing)
                .orElseGet(() -> Refusals.notFound("Could not find what " + call.operation() + " asks for."));
    }

    private boolean administers(Call call) {
        return OrganizationAccess.of(files.state()).administers(call.account());
    }

    /** The instance that a call names, directly or by its identity store. */
    private String instance(Call call) {
        String arn = call.parameter("InstanceArn");
        if (!arn.isEmpty()) {
            return lastPart(arn);
        }
        Optional<String> byStore = files.state().json(FOLDER + "list-instances.json").stream()
                .flatMap(answer -> ServedState.items(answer, "Instances"))
                .filter(instance ->
                        ServedState.text(instance, "IdentityStoreId").equals(call.parameter("IdentityStoreId")))
                .map(instance -> lastPart(ServedState.text(instance, "InstanceArn")))
                .findFirst();
        return byStore.orElse("none");
    }

    private static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}

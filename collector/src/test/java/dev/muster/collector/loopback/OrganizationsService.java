package dev.muster.collector.loopback;

import dev.muster.iam.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** Organizations: for members only the organization itself, everything for the management account and delegated administrators. */
record OrganizationsService(ServedFiles files) implements Service {

    private static final int PAGE = 20;

    private static final String FOLDER = "organization/";

    /** By command: the parameter that tells the file, or none, and how the answer is cut. */
    private static final Map<String, Map.Entry<String, Listing>> LISTINGS = Map.of(
            "list-accounts", Map.entry("", Listing.paged(Paging.NEXT_TOKEN, PAGE, "Accounts")),
            "list-roots", Map.entry("", Listing.paged(Paging.NEXT_TOKEN, PAGE, "Roots")),
            "list-delegated-administrators",
                    Map.entry("", Listing.paged(Paging.NEXT_TOKEN, PAGE, "DelegatedAdministrators")),
            "list-parents", Map.entry("ChildId", Listing.paged(Paging.NEXT_TOKEN, PAGE, "Parents")),
            "list-policies", Map.entry("Filter", Listing.paged(Paging.NEXT_TOKEN, PAGE, "Policies")),
            "list-targets-for-policy", Map.entry("PolicyId", Listing.paged(Paging.NEXT_TOKEN, PAGE, "Targets")),
            "describe-policy", Map.entry("PolicyId", Listing.whole()));

    @Override
    public Answer answer(Call call) {
        String command = CommandNames.of(call.operation());
        Optional<JsonObject> organization = files.state().json(FOLDER + "describe-organization.json");
        if (command.equals("describe-organization")) {
            return files.find(call, FOLDER + command, Listing.whole()).orElseGet(OrganizationsService::notInUse);
        }
        if (organization.isEmpty() && files.state().below(FOLDER).isEmpty()) {
            return notInUse();
        }
        if (!OrganizationAccess.of(files.state()).administers(call.account())) {
            return new Answer.Refusal(
                    400, "AccessDeniedException", "You don't have permissions to access this resource.");
        }
        Map.Entry<String, Listing> listing = LISTINGS.get(command);
        if (listing == null) {
            return Refusals.unknownOperation(call);
        }
        if (listing.getKey().isEmpty()) {
            return files.listed(call, FOLDER + command, listing.getValue());
        }
        String subject = call.parameter(listing.getKey());
        if (command.equals("list-policies")) {
            return files.listed(call, FOLDER + command + "/" + subject, listing.getValue());
        }
        return files.find(call, FOLDER + command + "/" + subject, listing.getValue())
                .orElseGet(() -> missing(command, subject));
    }

    private static Answer missing(String command, String subject) {
        String code = command.equals("list-parents") ? "ChildNotFoundException" : "PolicyNotFoundException";
        return new Answer.Refusal(400, code, "You specified `" + subject + "`, which does not exist.");
    }

    private static Answer notInUse() {
        return new Answer.Refusal(
                400, "AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
    }
}

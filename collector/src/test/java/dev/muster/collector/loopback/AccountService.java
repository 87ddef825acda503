package dev.muster.collector.loopback;

/** Account Management: regions and contacts. */
record AccountService(ServedFiles files) implements Service {

    @Override
    public Answer answer(Call call) {
        return switch (call.operation()) {
            case "ListRegions" ->
                files.listed(
                        call,
                        call.account() + "/account/list-regions",
                        Listing.paged(Paging.NEXT_TOKEN, 50, "Regions"));
            case "GetAlternateContact" ->
                files.find(
                                call,
                                call.account() + "/account/get-alternate-contact/"
                                        + call.parameter("AlternateContactType"),
                                Listing.whole())
                        .orElseGet(() -> Refusals.notFound("No contact of the inputted alternate contact type found."));
            default -> Refusals.unknownOperation(call);
        };
    }
}

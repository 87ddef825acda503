package dev.muster.collector.loopback;

/** Access Analyzer: its analyzers in the region that the call is signed for. */
record AccessAnalyzerService(ServedFiles files) implements Service {

    @Override
    public Answer answer(Call call) {
        return call.operation().equals("ListAnalyzers")
                ? files.listed(
                        call,
                        call.account() + "/accessanalyzer/list-analyzers/" + call.region(),
                        Listing.paged(Paging.LOWER_CASE, 100, "analyzers"))
                : Refusals.unknownOperation(call);
    }
}

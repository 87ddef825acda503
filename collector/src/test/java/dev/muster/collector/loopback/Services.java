package dev.muster.collector.loopback;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The services by the names that requests are signed for, each with its protocol. */
record Services(Map<String, Protocol> protocols, Map<String, Service> byName) {

    static Services of(
            ServedState state, Entrance entrance, int pageLimit, Sessions sessions, CredentialReports reports) {
        ServedFiles files = new ServedFiles(state, pageLimit);
        Service identityCenter = new IdentityCenterService(files);
        Protocol json = new JsonProtocol();
        Map<String, Protocol> protocols = new HashMap<>();
        Map<String, Service> byName = new HashMap<>();
        protocols.put("iam", new QueryProtocol("https://iam.amazonaws.com/doc/2010-05-08/"));
        byName.put("iam", new IamService(files, reports, new LastAccessedJobs()));
        protocols.put("sts", new QueryProtocol("https://sts.amazonaws.com/doc/2011-06-15/"));
        byName.put("sts", new SecurityTokenService(state, sessions, entrance));
        protocols.put("organizations", json);
        byName.put("organizations", new OrganizationsService(files));
        protocols.put("sso", json);
        byName.put("sso", identityCenter);
        protocols.put("identitystore", json);
        byName.put("identitystore", identityCenter);
        protocols.put("cloudtrail", json);
        byName.put("cloudtrail", new CloudTrailService(files));
        protocols.put(
                "account",
                new RestJsonProtocol(Map.of(
                        "POST /listRegions", "ListRegions", "POST /getAlternateContact", "GetAlternateContact")));
        byName.put("account", new AccountService(files));
        protocols.put("access-analyzer", new RestJsonProtocol(Map.of("GET /analyzer", "ListAnalyzers")));
        byName.put("access-analyzer", new AccessAnalyzerService(files));
        return new Services(protocols, byName);
    }

    Optional<Protocol> protocol(String service) {
        return Optional.ofNullable(protocols.get(service));
    }

    Answer answer(Call call) {
        return byName.get(call.service()).answer(call);
    }
}

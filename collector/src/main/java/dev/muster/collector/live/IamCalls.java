package dev.muster.collector.live;

import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetAccountPasswordPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesRequest;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProvidersRequest;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProvidersResponse;
import software.amazon.awssdk.services.iam.model.ListSamlProvidersRequest;
import software.amazon.awssdk.services.iam.model.ListServerCertificatesRequest;
import software.amazon.awssdk.services.iam.model.ListServiceSpecificCredentialsRequest;
import software.amazon.awssdk.services.iam.model.ListVirtualMfaDevicesRequest;
import software.amazon.awssdk.services.iam.model.OpenIDConnectProviderListEntry;

/** Reads what IAM has once for the account, beside its authorization details. */
final class IamCalls {

    static final String VIRTUAL_DEVICES = "list-virtual-mfa-devices";

    private static final int PAGE = 1000;

    private final Calls calls;
    private final IamClient iam;

    IamCalls(Calls calls, IamClient iam) {
        this.calls = calls;
        this.iam = iam;
    }

    void read() throws InterruptedException {
        calls.section(
                "get-account-password-policy",
                GetAccountPasswordPolicyRequest.builder().build(),
                iam::getAccountPasswordPolicy);
        calls.section(
                "list-account-aliases", ListAccountAliasesRequest.builder().build(), iam::listAccountAliases);
        calls.section(
                VIRTUAL_DEVICES,
                ListVirtualMfaDevicesRequest.builder().maxItems(PAGE).build(),
                iam::listVirtualMFADevices);
        calls.section(
                "list-server-certificates",
                ListServerCertificatesRequest.builder().maxItems(PAGE).build(),
                iam::listServerCertificates);
        calls.section(
                "list-service-specific-credentials",
                ListServiceSpecificCredentialsRequest.builder()
                        .allUsers(true)
                        .maxItems(PAGE)
                        .build(),
                iam::listServiceSpecificCredentials);
        calls.section("list-saml-providers", ListSamlProvidersRequest.builder().build(), iam::listSAMLProviders);
        Optional<ListOpenIdConnectProvidersResponse> providers = calls.section(
                "list-open-id-connect-providers",
                ListOpenIdConnectProvidersRequest.builder().build(),
                iam::listOpenIDConnectProviders);
        if (providers.isPresent()) {
            for (OpenIDConnectProviderListEntry provider : providers.get().openIDConnectProviderList()) {
                if (provider.arn() != null) {
                    provider(provider.arn());
                }
            }
        }
    }

    private void provider(String arn) throws InterruptedException {
        String name = arn.substring(arn.lastIndexOf(":oidc-provider/") + 1)
                .replaceFirst("^oidc-provider/", "")
                .replaceAll("[^A-Za-z0-9.:_-]", "_");
        calls.section(
                "get-open-id-connect-provider/" + name,
                GetOpenIdConnectProviderRequest.builder()
                        .openIDConnectProviderArn(arn)
                        .build(),
                iam::getOpenIDConnectProvider);
    }
}

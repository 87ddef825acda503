package dev.muster.iam.minimize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "GetObject,Get Object",
        "GetDBInstances,Get DB Instances",
        "ListObjectsV2,List Objects V2",
        "AssumeRoleWithSAML,Assume Role With SAML",
        "CreateVPCEndpoint,Create VPC Endpoint",
        "AssociateViaAWSService-EventsAndStates,Associate Via AWS Service - Events And States",
        "invoke,invoke",
        "S3GetObject,S3 Get Object",
        "A,A"
    })
    void namesAreCutBeforeCapitalsAndAfterAcronyms(String name, String words) {
        assertThat(Words.of(name)).containsExactly(words.split(" "));
    }
}

<#ftl output_format="plainText">
${msg(textKey, realmName, account, failures)}

${msg(lengthKey, length)}

${msg(textKey + ".next")}

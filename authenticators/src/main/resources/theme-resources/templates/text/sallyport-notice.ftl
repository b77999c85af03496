<#ftl output_format="plainText">
${msg(textKey, realmName, msg(nameKey))}

${msg("sallyport.notice.notYou")}

<#import "template.ftl" as layout>
<#import "sallyport-validity.ftl" as validity>
<@layout.emailLayout>
<p>${msg("sallyport.email.mail.text", realmName)}</p>
<p><strong style="font-size: 1.5em; letter-spacing: 0.1em">${code}</strong></p>
<p>${validity.sentence(validitySeconds)}</p>
<p>${msg("sallyport.email.mail.notYou")}</p>
</@layout.emailLayout>
